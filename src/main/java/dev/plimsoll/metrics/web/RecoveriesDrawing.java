package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long each failure lasted: across in per cent, down in pixels, the oldest first.
 *
 * @param median where its line is; null without one
 */
record RecoveriesDrawing(
        List<Bar> bars, @Nullable String median, @Nullable String medianLabel, int height) {

    /** How many are drawn. */
    static final int MOST = 12;

    private static final int ROW = 20;
    private static final double LEFT = 34;
    private static final double WIDTH = 42;

    /** What a letter of a label takes at most, on the narrowest screen. */
    private static final double LETTER = 1.9;

    private static final double SHORTEST = 0.4;

    /** @param isOpen whether it goes on */
    record Bar(
            String service,
            int y,
            int text,
            String width,
            String label,
            String labelX,
            String tone,
            boolean isOpen,
            String link) {}

    /**
     * @param rows failed deployments, the latest first
     * @param medianS in seconds
     * @param now until when an open one has lasted
     */
    static RecoveriesDrawing of(List<Row> rows, @Nullable Double medianS, Instant now) {
        var shown = rows.stream()
                .filter(row -> row.valueS() != null || row.what() != null)
                .limit(MOST)
                .sorted(Comparator.comparing(Row::finishedAt))
                .toList();
        var longest = shown.stream().mapToDouble(row -> length(row, now)).max().orElse(1);
        var scale = scale(shown, now, longest);
        var bars = new ArrayList<Bar>();
        for (var n = 0; n < shown.size(); n++) {
            var row = shown.get(n);
            var length = length(row, now);
            var isOpen = row.valueS() == null;
            var width = Math.max(SHORTEST, length * scale);
            var y = 8 + n * ROW;
            bars.add(new Bar(
                    row.service().length() > 20 ? row.service().substring(0, 19) + "…" : row.service(),
                    y,
                    y + 11,
                    percent(width),
                    label(row, now),
                    percent(LEFT + width + 1),
                    medianS != null && length > 2 * medianS ? "m-bad" : "m-warn",
                    isOpen,
                    "/d/" + row.number()));
        }
        return new RecoveriesDrawing(
                bars,
                medianS == null || medianS > longest ? null : percent(LEFT + medianS * scale),
                medianS == null ? null : "median " + Amount.length(medianS),
                Math.max(1, shown.size()) * ROW + 34);
    }

    /** The longest bar is as long as it may be, and each leaves room for the label behind it. */
    private static double scale(List<Row> shown, Instant now, double longest) {
        return shown.stream()
                .mapToDouble(
                        row -> (100 - LEFT - 1 - LETTER * label(row, now).length()) / Math.max(length(row, now), 1))
                .reduce(WIDTH / Math.max(longest, 1), Math::min);
    }

    private static String label(Row row, Instant now) {
        return Amount.length(length(row, now)) + (row.valueS() == null ? ", still lasting" : "");
    }

    private static double length(Row row, Instant now) {
        return Objects.requireNonNullElseGet(row.valueS(), () ->
                (double) Duration.between(row.startedAt(), now).toSeconds());
    }

    private static String percent(double value) {
        return Math.round(value * 100) / 100.0 + "%";
    }
}

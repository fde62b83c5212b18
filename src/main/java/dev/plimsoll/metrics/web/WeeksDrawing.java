package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Report;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Weeks as bars: across in per cent, down in pixels. What failed lies on top; weeks that are not whole are hollow. */
record WeeksDrawing(List<Bar> bars, List<Line> lines) {

    static final int FLOOR = 150;
    private static final double HEIGHT = 124;
    private static final double LEFT = 3.2;
    private static final int MOST_NUMBERS = 20;
    private static final int MOST_LABELS = 7;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /**
     * @param number above the bar; null where there is no room
     * @param day beneath it; null where there is no room
     */
    record Bar(
            String x,
            String width,
            String middle,
            String y,
            String height,
            @Nullable String failedHeight,
            @Nullable String workedY,
            String workedHeight,
            String top,
            @Nullable String number,
            @Nullable String day,
            boolean isHollow,
            String title,
            String link) {}

    record Line(String y, String text, String label) {}

    /** @param address leads to the rows of a week */
    static WeeksDrawing of(List<Report.Week> weeks, ZoneId zone, Address address) {
        var most = weeks.stream().mapToLong(Report.Week::n).max().orElse(0);
        var step = step(Math.max(most, 1));
        var scale = HEIGHT / Math.max(most, step);
        var slot = (100 - LEFT) / Math.max(weeks.size(), 1);
        var everyDay = (weeks.size() + MOST_LABELS - 1) / MOST_LABELS;
        var bars = new ArrayList<Bar>();
        for (var n = 0; n < weeks.size(); n++) {
            var week = weeks.get(n);
            var x = LEFT + slot * n + slot * 0.11;
            var width = slot * 0.78;
            var height = week.n() * scale;
            var failed = Math.min(week.failed(), week.n()) * scale;
            var gap = failed > 4 && height > failed ? 1.5 : 0;
            var first = LocalDate.ofInstant(week.from(), zone);
            bars.add(new Bar(
                    percent(x),
                    percent(width),
                    percent(x + width / 2),
                    px(FLOOR - height),
                    px(height),
                    failed > 0 ? px(failed - gap) : null,
                    px(FLOOR - height + failed),
                    px(height - failed),
                    px(FLOOR - height - 5),
                    weeks.size() <= MOST_NUMBERS ? String.valueOf(week.n()) : null,
                    n % everyDay == 0 ? DAY.format(first) : null,
                    !week.isComplete(),
                    "Week of %s: %s, %d failed%s"
                            .formatted(
                                    DAY.format(first),
                                    Figures.plural(week.n(), "deployment"),
                                    week.failed(),
                                    week.isComplete() ? "" : "; not whole"),
                    address.of(week)));
        }
        return new WeeksDrawing(bars, lines(most, step, scale));
    }

    private static List<Line> lines(long most, long step, double scale) {
        var lines = new ArrayList<Line>();
        for (var at = step; at <= most; at += step) {
            var y = FLOOR - at * scale;
            lines.add(new Line(px(y), px(y + 4), String.valueOf(at)));
        }
        return lines;
    }

    /** Between two lines: one, two or five times a power of ten, so that there are at most four. */
    private static long step(long most) {
        for (var power = 1L; ; power *= 10) {
            for (var times : List.of(1, 2, 5)) {
                if (most / (times * power) <= 3) {
                    return times * power;
                }
            }
        }
    }

    private static String percent(double value) {
        return Math.round(value * 100) / 100.0 + "%";
    }

    private static String px(double value) {
        return String.valueOf(Math.round(value * 10) / 10.0);
    }

    /** Where the rows of a week are. */
    interface Address {
        String of(Report.Week week);
    }
}

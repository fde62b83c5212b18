package dev.plimsoll.incidents.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an instant stands in a drawing, in per cent of its width; outside of it, at its nearer edge. */
record IncidentScale(Instant from, Instant to) {

    private static final int MOST_TICKS = 9;
    private static final int LONGEST = 10_080;
    private static final List<Integer> STEPS = List.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, LONGEST);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    record Tick(String x, String label, String anchor) {}

    double x(Instant at) {
        var share = 100.0
                * Duration.between(from, at).toMillis()
                / Math.max(1, Duration.between(from, to).toMillis());
        return Math.min(Math.max(share, 0), 100);
    }

    String percent(Instant at) {
        return text(x(at));
    }

    static String text(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    /** At round local times, so far apart that their labels have room. */
    List<Tick> ticks(ZoneId zone) {
        var minutes = Duration.between(from, to).toMinutes();
        var step = STEPS.stream()
                .filter(one -> minutes / one < MOST_TICKS)
                .findFirst()
                .orElseGet(() -> (int) (minutes / MOST_TICKS / LONGEST + 1) * LONGEST);
        var ticks = new ArrayList<Tick>();
        var at = from.atZone(zone).truncatedTo(ChronoUnit.DAYS);
        var skipped = Math.max(0, Duration.between(at.toInstant(), from).toMinutes() / step - 1);
        for (at = at.plusMinutes(skipped * step); !at.toInstant().isAfter(to); at = at.plusMinutes(step)) {
            if (contains(at.toInstant())) {
                var x = x(at.toInstant());
                ticks.add(
                        new Tick(text(x), (step < 1440 ? CLOCK : DAY).format(at), x < 2 ? "" : x > 97 ? "end" : "mid"));
            }
        }
        return ticks;
    }
}

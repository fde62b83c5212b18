package dev.plimsoll.metrics.web;

import java.util.ArrayList;
import java.util.List;

/**
 * How lengths of time spread: bars between lengths that grow like powers; across in per cent, down in pixels.
 *
 * @param label in words
 */
record Histogram(List<Bar> bars, String label) {

    static final int FLOOR = 150;
    private static final double HEIGHT = 124;
    private static final double LEFT = 1;

    /** @param edge the length at its left end, in words */
    record Bar(
            String x,
            String width,
            String middle,
            String y,
            String height,
            String top,
            long n,
            String edge,
            String title) {}

    private record Edge(double seconds, String label) {}

    private static final List<Edge> EDGES = List.of(
            new Edge(0, "0"),
            new Edge(300, "5 min"),
            new Edge(900, "15 min"),
            new Edge(3_600, "1 h"),
            new Edge(14_400, "4 h"),
            new Edge(43_200, "12 h"),
            new Edge(86_400, "1 day"),
            new Edge(3 * 86_400, "3 days"),
            new Edge(7 * 86_400, "1 week"),
            new Edge(14 * 86_400, "2 weeks"),
            new Edge(30 * 86_400, "1 month"),
            new Edge(90 * 86_400, "3 months"),
            new Edge(365 * 86_400, "1 year"));

    /** @param seconds at least one */
    static Histogram of(List<Double> seconds) {
        var counts = new long[EDGES.size()];
        seconds.forEach(value -> counts[bin(value)]++);
        var first = 0;
        while (first < counts.length - 1 && counts[first] == 0) {
            first++;
        }
        var last = counts.length - 1;
        while (last > first && counts[last] == 0) {
            last--;
        }
        var most = 1L;
        for (var count : counts) {
            most = Math.max(most, count);
        }
        var slot = (100 - LEFT) / (last - first + 1);
        var bars = new ArrayList<Bar>();
        for (var n = first; n <= last; n++) {
            var height = counts[n] * HEIGHT / most;
            var x = LEFT + slot * (n - first);
            bars.add(new Bar(
                    percent(x),
                    percent(slot * 0.94),
                    percent(x + slot * 0.47),
                    px(FLOOR - height),
                    px(height),
                    px(FLOOR - height - 5),
                    counts[n],
                    EDGES.get(n).label(),
                    range(n) + ": " + counts[n]));
        }
        return new Histogram(
                bars,
                "How they spread: "
                        + String.join(", ", bars.stream().map(Bar::title).toList()));
    }

    private static String range(int n) {
        return n == EDGES.size() - 1
                ? "over " + EDGES.get(n).label()
                : "%s to %s".formatted(EDGES.get(n).label(), EDGES.get(n + 1).label());
    }

    private static int bin(double value) {
        var n = EDGES.size() - 1;
        while (n > 0 && value < EDGES.get(n).seconds()) {
            n--;
        }
        return n;
    }

    private static String percent(double value) {
        return Math.round(value * 100) / 100.0 + "%";
    }

    private static String px(double value) {
        return String.valueOf(Math.round(value * 10) / 10.0);
    }
}

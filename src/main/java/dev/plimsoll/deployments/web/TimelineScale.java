package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Where an instant stands in a window, in per cent of its width; outside it, at its nearer edge. */
record TimelineScale(Instant from, Instant to) {

    /** The width in pixels that decides what still fits: real ones differ, the drawing is in per cent. */
    static final double WIDTH = 1000;

    static TimelineScale of(TimeWindow window) {
        return new TimelineScale(window.from(), window.to());
    }

    double x(Instant at) {
        var share = 100.0 * millis(Duration.between(from, at)) / millis(Duration.between(from, to));
        return Math.min(Math.max(share, 0), 100);
    }

    /** Pixels of the reference width to per cent. */
    static double percent(double pixels) {
        return 100 * pixels / WIDTH;
    }

    static double pixels(double percent) {
        return WIDTH * percent / 100;
    }

    /** As an attribute of a drawing. */
    static String text(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }

    private static double millis(Duration length) {
        return length.getSeconds() * 1e3 + length.getNano() / 1e6;
    }
}

package dev.plimsoll.intake.web;

import java.util.Locale;

/** Sizes and times of a delivery as people read them. */
final class Sizes {

    private static final int KILO = 1000;

    private Sizes() {}

    /** Microseconds as milliseconds: one digit after the point below 10. */
    static String millis(int micros) {
        var millis = micros / 1000.0;
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
    }

    /** Bytes in B, kB or MB of a thousand each. */
    static String bytes(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        var kilobytes = bytes / (double) KILO;
        return kilobytes < KILO
                ? String.format(Locale.ROOT, "%.1f kB", kilobytes)
                : String.format(Locale.ROOT, "%.1f MB", kilobytes / KILO);
    }
}

package dev.plimsoll.bench;

import java.util.Arrays;

/** Measured times, in nanoseconds. */
final class Latencies {

    private final long[] sorted;

    Latencies(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** In milliseconds; the smallest time that this part of all does not exceed. */
    double percentile(double part) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1.0, Math.ceil(part * sorted.length) - 1)] / 1e6;
    }
}

package dev.plimsoll.metrics.web;

import org.jspecify.annotations.Nullable;

/** Between which two values a measure lies with a likelihood of 95 %. */
record Interval(double low, double high) {

    private static final double Z = 1.96;
    private static final double Z_75 = 0.6745;
    private static final double MEDIAN_TO_MEAN = 1.2533;

    boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }

    /** Wilson's interval of a share; {@code of} is at least 1. */
    static Interval ofShare(long part, long of) {
        var p = (double) part / of;
        var middle = p + Z * Z / (2 * of);
        var reach = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
        var whole = 1 + Z * Z / of;
        return new Interval((middle - reach) / whole, (middle + reach) / whole);
    }

    /** Of something that happened {@code n} times in so many days. */
    static Interval ofCount(long n, double days) {
        var reach = Z * Math.sqrt((double) Math.max(n, 1));
        return new Interval(Math.max(0, n - reach) / days, (n + reach) / days);
    }

    /**
     * Of a median of lengths of time, which spread like powers: from how far three in four lie above it.
     *
     * @param p75 null or the median itself if nothing is known of the spread
     */
    static Interval ofMedian(double median, @Nullable Double p75, long n) {
        if (median <= 0 || p75 == null || p75 <= median) {
            return new Interval(median, median);
        }
        var spread = Math.log(p75 / median) / Z_75;
        var reach = Z * MEDIAN_TO_MEAN * spread / Math.sqrt((double) n);
        return new Interval(median * Math.exp(-reach), median * Math.exp(reach));
    }
}

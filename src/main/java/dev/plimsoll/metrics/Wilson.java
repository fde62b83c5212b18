package dev.plimsoll.metrics;

/**
 * Between which shares the true one lies with 95 % confidence, if so many of so many were seen (Wilson, Journal of the American
 * Statistical Association 22, 1927). Holds for small numbers too, where the plain one gives 0 to 0.
 */
record Wilson(double low, double high) {

    private static final double Z = 1.959964;

    /** @param of at least 1 */
    static Wilson of(long part, long of) {
        var share = (double) part / of;
        var squared = Z * Z / of;
        var middle = (share + squared / 2) / (1 + squared);
        var half = Z / (1 + squared) * Math.sqrt(share * (1 - share) / of + squared / (4 * of));
        return new Wilson(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}

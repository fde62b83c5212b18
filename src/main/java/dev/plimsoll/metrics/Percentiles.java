package dev.plimsoll.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Percentiles as {@code percentile_cont} of PostgreSQL gives them: between two values by their distance. */
final class Percentiles {

    private final long[] sorted;

    private Percentiles(long[] sorted) {
        this.sorted = sorted;
    }

    /** Leaves the values as they are. */
    static Percentiles of(long[] values) {
        var sorted = values.clone();
        Arrays.parallelSort(sorted);
        return new Percentiles(sorted);
    }

    int n() {
        return sorted.length;
    }

    /**
     * @param share from 0 to 1
     * @return empty without values
     */
    OptionalDouble at(double share) {
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        var place = share * (sorted.length - 1);
        var below = (int) Math.floor(place);
        var above = Math.min(below + 1, sorted.length - 1);
        return OptionalDouble.of(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    OptionalDouble median() {
        return at(0.5);
    }
}

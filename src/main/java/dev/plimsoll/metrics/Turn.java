package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.Comparator;

/**
 * When a deployment arrived in its place, in the order of all that did.
 *
 * @param name what its sender calls it: of two at the same instant it decides
 */
record Turn(Instant at, String name, long deploymentId) implements Comparable<Turn> {

    private static final Comparator<Turn> ORDER =
            Comparator.comparing(Turn::at).thenComparing(Turn::name).thenComparing(Turn::deploymentId);

    boolean isBefore(Turn other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }
}

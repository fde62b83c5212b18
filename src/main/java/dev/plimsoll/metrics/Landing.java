package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That a deployment took effect, as far as lead times go.
 *
 * @param turn when it took effect
 * @param brings whether commits may have come with it: a rollback, a redeploy and a mere configuration bring nothing
 * @param finishedAt when it ended; where nobody said, when it took effect
 * @param requestedAt when it was asked for first; null if nobody said
 * @param decidedAt when that was decided; null if nobody said
 */
record Landing(
        long serviceId,
        long environmentId,
        boolean brings,
        Turn turn,
        Instant finishedAt,
        @Nullable Instant requestedAt,
        @Nullable Instant decidedAt) {

    /** All of a place together, in order. */
    static final Comparator<Landing> BY_PLACE =
            Comparator.comparing(Landing::place, Place.ORDER).thenComparing(Landing::turn);

    long deploymentId() {
        return turn.deploymentId();
    }

    Place place() {
        return new Place(serviceId, environmentId);
    }

    /** A service in an environment. */
    record Place(long serviceId, long environmentId) {

        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::serviceId).thenComparing(Place::environmentId);
    }
}

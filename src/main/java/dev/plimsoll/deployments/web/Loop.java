package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.time.Instant;

/**
 * A version that is deployed again and again to one cell.
 *
 * @param times how often, the first included
 * @param first when the first of the repetitions took effect
 */
record Loop(long serviceId, long environmentId, int times, Instant first, Instant last) {

    /** So many within the hour look like a pipeline that starts itself. */
    static final int SUSPICIOUS = 3;

    static final Duration WINDOW = Duration.ofHours(1);

    String words() {
        return "%d times in %d min"
                .formatted(times, Math.max(1, Duration.between(first, last).toMinutes()));
    }
}

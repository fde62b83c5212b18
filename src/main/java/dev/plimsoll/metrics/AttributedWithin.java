package dev.plimsoll.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How long after a deployment an incident may still be laid at its door.
 *
 * @param own of the services that have their own, by number
 */
record AttributedWithin(Map<Long, Duration> own) {

    Duration of(long serviceId) {
        return Objects.requireNonNullElse(own.get(serviceId), Rules.ATTRIBUTED_WITHIN);
    }
}

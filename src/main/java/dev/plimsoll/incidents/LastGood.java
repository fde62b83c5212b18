package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to return to: the last version of a service that ran in an environment without having been taken back and without an
 * incident being laid at its door.
 *
 * @param ranFor how long it ran in all
 * @param lastRan when it ran last
 * @param warnings why it may not be safe to return to: what changed since and is not undone by it
 * @param people who shipped what runs now
 */
public record LastGood(
        long serviceId,
        String service,
        String environment,
        RanInterval running,
        boolean isRunningGood,
        @Nullable RanInterval good,
        Duration ranFor,
        @Nullable Instant lastRan,
        List<String> warnings,
        List<String> people,
        @Nullable String runbook) {

    public LastGood {
        warnings = List.copyOf(warnings);
        people = List.copyOf(people);
    }

    public boolean isSafe() {
        return good != null && warnings.isEmpty();
    }
}

package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of an incident when they declare it or put it right.
 *
 * @param beganAt when the impact began; null if nobody knows
 */
public record IncidentDraft(
        String title,
        List<String> services,
        @Nullable String environment,
        @Nullable String severity,
        @Nullable String impact,
        @Nullable String detectedBy,
        @Nullable Instant beganAt) {

    public IncidentDraft {
        services = List.copyOf(services);
    }
}

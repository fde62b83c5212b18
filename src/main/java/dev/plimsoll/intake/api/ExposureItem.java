package dev.plimsoll.intake.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A credential that a source sent, without the credential.
 *
 * @param exposedSince when the first delivery with it came, by our clock
 * @param deliveries how many were sent with it
 * @param state {@code open, rotated} or {@code dismissed}
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ExposureItem(
        long number,
        String source,
        String rule,
        Instant exposedSince,
        Instant lastSeenAt,
        long deliveries,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {}

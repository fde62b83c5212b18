package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is believed to have run for some time.
 *
 * @param endedAt null while it lasts
 */
public record RanInterval(
        long serviceId,
        String service,
        String environment,
        String target,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable Long deploymentId,
        Instant beganAt,
        @Nullable Instant endedAt) {

    /** What ran, for people. */
    public String label() {
        if (sha != null) {
            return sha.length() > 7 ? sha.substring(0, 7) : sha;
        }
        if (digest != null) {
            return digest.substring(0, Math.min(digest.length(), 15));
        }
        return configHash == null ? "an unnamed version" : "configuration " + configHash;
    }

    public boolean isAt(Instant at) {
        return !beganAt.isAfter(at) && (endedAt == null || endedAt.isAfter(at));
    }
}

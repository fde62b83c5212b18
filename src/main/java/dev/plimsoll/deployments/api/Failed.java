package dev.plimsoll.deployments.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a deployment failed after it had succeeded: true, false, or {@code "maturing"} while that may still turn. */
enum Failed {
    YES,
    NO,
    MATURING;

    /** How long a deployment that nobody has taken back may still turn out to have failed. */
    static final Duration WINDOW = Duration.ofHours(24);

    /**
     * @param countsAs only a change of code or configuration can fail
     * @param isWithdrawn whether a rollback took it back
     */
    static @Nullable Failed of(
            @Nullable String countsAs, boolean isWithdrawn, @Nullable Instant tookEffectAt, Instant now) {
        if (tookEffectAt == null || !("change".equals(countsAs) || "config".equals(countsAs))) {
            return null;
        }
        if (isWithdrawn) {
            return YES;
        }
        return tookEffectAt.plus(WINDOW).isAfter(now) ? MATURING : NO;
    }

    @JsonValue
    Object said() {
        return switch (this) {
            case YES -> true;
            case NO -> false;
            case MATURING -> "maturing";
        };
    }
}

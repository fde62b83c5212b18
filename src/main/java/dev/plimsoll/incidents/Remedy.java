package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that went out while it hurt: a rollback, or a change that may have mended it.
 *
 * @param label what it brought, for people: a short SHA, a digest, or the configuration
 * @param isVersionRestored whether the version before runs again; null where nobody can say
 */
public record Remedy(
        long deploymentId,
        String service,
        String label,
        boolean isRollback,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant tookEffectAt,
        @Nullable Boolean isVersionRestored) {

    Instant beganAt() {
        return startedAt == null ? tookEffectAt : startedAt;
    }
}

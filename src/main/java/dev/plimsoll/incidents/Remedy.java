package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.Map;
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

    /** With the times that people gave its entries of the timeline. */
    Remedy putRight(Map<String, Instant> times) {
        var began = times.get("deployment-%d-start".formatted(deploymentId));
        var ended = times.get("deployment-%d-end".formatted(deploymentId));
        return new Remedy(
                deploymentId,
                service,
                label,
                isRollback,
                began == null ? startedAt : began,
                ended == null ? finishedAt : ended,
                tookEffectAt,
                isVersionRestored);
    }

    Instant beganAt() {
        return startedAt == null ? tookEffectAt : startedAt;
    }
}

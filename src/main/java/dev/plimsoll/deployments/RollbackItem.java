package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One rollback as programs see it.
 *
 * @param from what ran before it
 * @param to what runs because of it
 * @param durationS null unless both the start and the end were reported
 * @param versionRestored null if that is unknown
 * @param versionRestoredAt when somebody looked; null if nobody has
 * @param versionRestoredBy by which means it was seen
 * @param serviceRestored null while an incident is open, or where none is known
 * @param serviceRestoredAt when it was normal again, by whatever it was
 * @param serviceRestoredAfterS how long after the rollback; null unless it was the rollback
 * @param incident the one that says so
 * @param withdrew the deployment that it took back, which thereby failed
 * @param notUndone what it left as it was
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RollbackItem(
        long number,
        String id,
        String origin,
        String service,
        String environment,
        String target,
        Rollback.Ref from,
        Rollback.Ref to,
        @Nullable String configHash,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long durationS,
        String countedBecause,
        @Nullable Boolean versionRestored,
        String versionRestoredBecause,
        @Nullable Instant versionRestoredAt,
        @Nullable String versionRestoredBy,
        @Nullable Boolean serviceRestored,
        String serviceRestoredBecause,
        @Nullable Instant serviceRestoredAt,
        @Nullable Long serviceRestoredAfterS,
        @Nullable Long serviceRestoredBy,
        @Nullable String incident,
        Rollback.@Nullable Ref withdrew,
        List<NotUndone> notUndone,
        @Nullable String actor,
        @Nullable String url) {

    public static RollbackItem of(Rollback rollback) {
        var restored = rollback.versionRestored();
        var service = rollback.serviceRestored();
        return new RollbackItem(
                rollback.number(),
                rollback.id(),
                rollback.origin(),
                rollback.service(),
                rollback.environment(),
                rollback.target(),
                rollback.from(),
                rollback.to(),
                rollback.configHash(),
                rollback.startedAt(),
                rollback.finishedAt(),
                Optional.ofNullable(rollback.took()).map(Duration::toSeconds).orElse(null),
                rollback.because(),
                restored.isRestored(),
                restored.because(),
                restored.at(),
                restored.by(),
                service.isRestored(),
                service.sentence(),
                service.at(),
                Optional.ofNullable(service.after()).map(Duration::toSeconds).orElse(null),
                service.by(),
                service.incident(),
                rollback.withdrew(),
                rollback.notUndone(),
                rollback.actor(),
                rollback.url());
    }
}

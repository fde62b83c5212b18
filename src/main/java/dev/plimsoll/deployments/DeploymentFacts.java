package dev.plimsoll.deployments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about a deployment besides its state. A field that the sender did not speak of is null.
 *
 * @param kind {@code code, config, infra, flag, secret} or {@code migration}
 * @param createdAt when the deployment was asked for, if the sender says it beside the state
 * @param startedAt when it began to take effect, if the sender says it beside the state
 * @param slot {@code stable, canary, blue} or {@code green}; null means all of the place
 * @param weight the share of the traffic in per cent, 0 to 100
 * @param rollout what the sender calls the roll-out of which this is a part
 * @param rollbackOf what the sender calls the deployment that this one takes back
 * @param fixes what the sender calls the failed deployment that this one mends
 */
public record DeploymentFacts(
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable String kind,
        @Nullable String ref,
        @Nullable String task,
        @Nullable String actor,
        @Nullable String description,
        @Nullable String runId,
        @Nullable Integer runAttempt,
        @Nullable String url,
        @Nullable String logUrl,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable String slot,
        @Nullable BigDecimal weight,
        @Nullable String rollout,
        @Nullable String rollbackOf,
        @Nullable String fixes) {

    public static final DeploymentFacts NONE =
            of(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Facts about an ordinary deployment: to all of its place at once, and taking nothing back. */
    public static DeploymentFacts of(
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash,
            @Nullable String kind,
            @Nullable String ref,
            @Nullable String task,
            @Nullable String actor,
            @Nullable String description,
            @Nullable String runId,
            @Nullable Integer runAttempt,
            @Nullable String url,
            @Nullable String logUrl,
            @Nullable Instant createdAt,
            @Nullable Instant startedAt) {
        return new DeploymentFacts(
                sha,
                digest,
                configHash,
                kind,
                ref,
                task,
                actor,
                description,
                runId,
                runAttempt,
                url,
                logUrl,
                createdAt,
                startedAt,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same, said to be a part of something larger. */
    public DeploymentFacts with(
            @Nullable String slotName,
            @Nullable BigDecimal share,
            @Nullable String rolloutId,
            @Nullable String rolledBack,
            @Nullable String fixed) {
        return new DeploymentFacts(
                sha,
                digest,
                configHash,
                kind,
                ref,
                task,
                actor,
                description,
                runId,
                runAttempt,
                url,
                logUrl,
                createdAt,
                startedAt,
                slotName,
                share,
                rolloutId,
                rolledBack,
                fixed);
    }

    /** Completes these facts with those said later: what was said first about the artifact stays, the rest is the latest. */
    DeploymentFacts then(DeploymentFacts later) {
        return new DeploymentFacts(
                first(sha, later.sha),
                first(digest, later.digest),
                first(configHash, later.configHash),
                first(kind, later.kind),
                first(ref, later.ref),
                first(task, later.task),
                first(actor, later.actor),
                first(later.description, description),
                first(runId, later.runId),
                first(runAttempt, later.runAttempt),
                first(later.url, url),
                first(later.logUrl, logUrl),
                first(createdAt, later.createdAt),
                first(startedAt, later.startedAt),
                first(slot, later.slot),
                first(later.weight, weight),
                first(rollout, later.rollout),
                first(rollbackOf, later.rollbackOf),
                first(fixes, later.fixes));
    }

    /** Whether what runs because of it, and how it counts, is the same. */
    boolean bringsTheSameAs(DeploymentFacts other) {
        return Objects.equals(sha, other.sha)
                && Objects.equals(digest, other.digest)
                && Objects.equals(configHash, other.configHash)
                && Objects.equals(kind, other.kind)
                && Objects.equals(slot, other.slot)
                && isSameShare(weight, other.weight)
                && Objects.equals(rollbackOf, other.rollbackOf);
    }

    /** Whether two shares of the traffic are one, however many digits they were written with. */
    static boolean isSameShare(@Nullable BigDecimal share, @Nullable BigDecimal other) {
        return Objects.compare(share, other, Comparator.nullsFirst(Comparator.naturalOrder())) == 0;
    }

    private static <T> @Nullable T first(@Nullable T preferred, @Nullable T otherwise) {
        return preferred == null ? otherwise : preferred;
    }
}

package dev.plimsoll.deployments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What runs, or ran at an instant, in one place.
 *
 * @param target the part of the environment; {@code *} for all of it
 * @param slot {@code stable, canary, blue} or {@code green}
 * @param state {@code running}, or {@code mixed} while a rollout has reached only a part
 * @param weight the share of the traffic in per cent, where it is known
 * @param until when the next began; null while it lasts
 * @param sinceBefore whether it ran already when it was first seen
 * @param reason the rule by which it began: {@code deployed, partial, first_sight, mismatch, unexplained, settled}
 * @param deploymentId our number of the deployment that brought it; null if nobody claims it
 * @param externalId what the sender of that deployment calls it
 * @param countsAs how that deployment counts
 * @param observedAt when something was last seen there
 * @param agrees whether that is what is believed to run
 * @param observer by which means it was seen
 * @param replicas how many processes were seen to run it; null if nobody said
 */
public record Runs(
        long serviceId,
        String service,
        long environmentId,
        String environment,
        String target,
        String slot,
        String state,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable BigDecimal weight,
        Instant since,
        @Nullable Instant until,
        boolean sinceBefore,
        String basis,
        String reason,
        @Nullable Long deploymentId,
        @Nullable String externalId,
        @Nullable String countsAs,
        @Nullable String replacedSha,
        @Nullable Instant startedAt,
        @Nullable String actor,
        @Nullable String ref,
        @Nullable String url,
        @Nullable String subject,
        @Nullable String author,
        @Nullable Instant observedAt,
        @Nullable Boolean agrees,
        @Nullable String observer,
        @Nullable Integer replicas) {

    /** How it is known, as of an instant in the interval. */
    public Basis basisAt(Instant at) {
        return Basis.of(
                basis.equals("observed"), deploymentId, since, Boolean.TRUE.equals(agrees) ? observedAt : null, at);
    }

    public boolean isStable() {
        return slot.equals("stable");
    }

    public boolean isMixed() {
        return state.equals(Belief.MIXED);
    }

    public boolean isRollback() {
        return Effect.ROLLBACK.equals(countsAs);
    }

    /** Whether it was seen and speaks against what a sender claimed. */
    public boolean isMismatch() {
        return reason.equals("mismatch");
    }

    /** Whether it was seen, and nobody says to have deployed it. */
    public boolean isUnexplained() {
        return reason.equals("unexplained") && deploymentId == null;
    }

    /** How long the rollout took; null where its start is unknown. */
    public @Nullable Duration took() {
        return startedAt == null || since.isBefore(startedAt) ? null : Duration.between(startedAt, since);
    }
}

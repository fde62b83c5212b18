package dev.plimsoll.deployments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that took effect, wholly or in part.
 *
 * @param at when it had taken effect; for a canary when it began to
 * @param closedAt when it was taken back by its own end; only for a canary
 * @param failedBefore what a rollout brought that began and failed here right before it; null if none did
 * @param kind what it changed: {@code code, config, infra, flag, secret} or {@code migration}
 */
record Took(
        long id,
        DeploymentIdentity identity,
        Instant at,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        String slot,
        Version version,
        @Nullable BigDecimal weight,
        boolean isPartial,
        String kind,
        @Nullable Long repositoryId,
        @Nullable String rollbackOf,
        @Nullable Version failedBefore)
        implements ChainFact {

    static final String CANARY = "canary";

    private static final Duration LONGEST_ROLLOUT_OF_UNKNOWN_START = Duration.ofHours(1);

    @Override
    public String tieBreak() {
        return identity.origin() + " " + identity.externalId();
    }

    boolean isCanary() {
        return slot.equals(CANARY);
    }

    boolean isWithdrawn() {
        return weight != null && weight.signum() == 0;
    }

    /** Whether it puts a version back in place of one whose rollout failed; the same tried again undoes nothing. */
    boolean undoes(Version version) {
        return failedBefore != null && failedBefore.isComparableWith(version) && !failedBefore.isSameAs(version);
    }

    /** Whether it was under way at an instant, so that what was seen then may be its work. */
    boolean wasUnderWayAt(Instant instant) {
        var from = Objects.requireNonNullElse(startedAt, at.minus(LONGEST_ROLLOUT_OF_UNKNOWN_START));
        return !instant.isBefore(from) && !instant.isAfter(at);
    }
}

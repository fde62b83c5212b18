package dev.plimsoll.deployments;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That something ran from an instant on, until the next belief of the same slot begins.
 *
 * @param state {@code running}, {@code mixed} (a rollout that reached only a part) or {@code ended}
 * @param deploymentId our number of the deployment that brought it; null if it was only seen
 * @param weight the share of the traffic in per cent, where it is known
 * @param isSinceBefore whether it ran already when it was first seen
 * @param basis {@code claimed} by a sender or {@code observed}
 * @param reason which rule began it
 */
record Belief(
        String slot,
        Instant beganAt,
        String state,
        @Nullable Long deploymentId,
        Version version,
        @Nullable BigDecimal weight,
        boolean isSinceBefore,
        String basis,
        String reason) {

    static final String RUNNING = "running";
    static final String MIXED = "mixed";
    static final String ENDED = "ended";

    static Belief claimed(Took took, Version version) {
        return new Belief(
                took.slot(),
                took.at(),
                took.isPartial() ? MIXED : RUNNING,
                took.id(),
                version,
                took.weight(),
                false,
                "claimed",
                took.isPartial() ? "partial" : "deployed");
    }

    static Belief observed(Saw saw, @Nullable Long deploymentId, String reason) {
        return new Belief(
                saw.slot(),
                saw.at(),
                RUNNING,
                deploymentId,
                saw.version(),
                null,
                reason.equals("first_sight"),
                "observed",
                reason);
    }

    Belief ended(Instant at, String why) {
        return new Belief(slot, at, ENDED, deploymentId, version, null, false, basis, why);
    }

    /** The same, now that a sender says that it brought it. */
    Belief claimedBy(Took took, Version version) {
        return new Belief(
                slot, beganAt, RUNNING, took.id(), version, took.weight(), isSinceBefore, "claimed", "deployed");
    }

    boolean isRunning() {
        return state.equals(RUNNING);
    }

    boolean isMixed() {
        return state.equals(MIXED);
    }

    boolean isEnded() {
        return state.equals(ENDED);
    }

    /** Whether it was seen, and nobody has said to have brought it. */
    boolean isUnclaimed() {
        return deploymentId == null;
    }
}

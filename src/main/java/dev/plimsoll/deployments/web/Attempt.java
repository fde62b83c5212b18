package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that makes its cell an exception: it failed and is the newest, or it is still under way.
 *
 * @param at since when it is in its state
 * @param lostAfter when it has been silent for too long; null if it cannot get lost
 */
record Attempt(
        long id,
        long serviceId,
        long environmentId,
        @Nullable String sha,
        @Nullable String digest,
        String state,
        Instant at,
        @Nullable String actor,
        @Nullable String url,
        @Nullable String flagged,
        @Nullable Instant lostAfter) {

    StateMark mark() {
        return StateMark.of(state);
    }

    boolean isLost(Instant now) {
        return lostAfter != null && lostAfter.isBefore(now);
    }

    Artifact artifact() {
        return new Artifact(sha, digest);
    }
}

package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ran in a lane at an instant, as the ledger has it.
 *
 * @param seenAt when it was last seen until then, if what was seen agrees
 */
record RanRow(
        int lane,
        Instant beganAt,
        String state,
        @Nullable Long deploymentId,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        boolean sinceBefore,
        String basis,
        String reason,
        @Nullable Instant seenAt) {

    TimelineBelief belief() {
        return new TimelineBelief(
                lane, beganAt, state, deploymentId, sha, digest, configHash, null, sinceBefore, basis, reason, 1);
    }
}

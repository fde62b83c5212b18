package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment found running where it went.
 *
 * @param deploymentId null if it was only seen
 */
record Replaced(
        @Nullable Long deploymentId,
        @Nullable String sha,
        @Nullable String digest,
        Instant since) {

    static @Nullable Replaced of(@Nullable Belief belief) {
        return belief == null || belief.isEnded()
                ? null
                : new Replaced(
                        belief.deploymentId(),
                        belief.version().sha(),
                        belief.version().digest(),
                        belief.beganAt());
    }
}

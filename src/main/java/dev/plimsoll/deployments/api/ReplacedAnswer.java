package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.DeploymentState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What one deployment found running where it went.
 *
 * @param reason why nothing was replaced: {@code nothing_known}, {@code not_ended} or {@code no_effect}; null if
 *     something was
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReplacedAnswer(
        String deployment,
        long number,
        @Nullable ReplacedItem replaced,
        @Nullable String reason) {

    static ReplacedAnswer of(DeploymentItem deployment) {
        var replaced = deployment.counted().replaced();
        return new ReplacedAnswer(
                deployment.reported().id(),
                deployment.reported().number(),
                replaced,
                replaced == null ? reason(deployment) : null);
    }

    private static String reason(DeploymentItem deployment) {
        if (deployment.counted().countedBecause() != null) {
            return "nothing_known";
        }
        return switch (DeploymentState.of(deployment.reported().status())) {
            case CREATED, WAITING, QUEUED, RUNNING -> "not_ended";
            case SUCCEEDED, FAILED, PARTIAL, CANCELLED, REJECTED, SUPERSEDED -> "no_effect";
        };
    }
}

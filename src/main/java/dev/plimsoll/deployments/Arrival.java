package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a deployment reached its environment, or would.
 *
 * @param repositoryId the repository of its commits; null if nobody named it and its service has none or several
 * @param sha the commit that runs because of it
 * @param tookEffectAt null if it has not changed what runs
 */
record Arrival(
        long id,
        long serviceId,
        long environmentId,
        @Nullable Long repositoryId,
        @Nullable String sha,
        String state,
        @Nullable Instant tookEffectAt) {

    boolean isPending() {
        return tookEffectAt == null && !DeploymentState.of(state).isEnd();
    }

    boolean hasNoEffect() {
        return tookEffectAt == null && !isPending();
    }
}

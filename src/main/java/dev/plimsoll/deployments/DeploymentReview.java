package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person said at a gate of the forge's own. It names a run and an environment and not a deployment, and may be
 * heard of before the deployment is.
 *
 * @param state {@code requested, approved} or {@code rejected}
 * @param occurredAt by the sender's clock
 */
public record DeploymentReview(
        String origin,
        String runId,
        Claim about,
        String state,
        Instant occurredAt,
        @Nullable String reviewer,
        @Nullable String comment,
        @Nullable Long deliveryId) {

    public DeploymentReview fromDelivery(long number) {
        return new DeploymentReview(origin, runId, about, state, occurredAt, reviewer, comment, number);
    }
}

package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a sender said of one deployment.
 *
 * @param origin whose deployment it is: the host of a code forge, or {@code "events"}
 * @param externalId what the origin calls it
 * @param about names the service (or its repository) and the environment
 * @param target the part of the environment, such as a region; {@code *} for all of it
 * @param occurredAt when this state began, by the sender's clock
 * @param skewed whether the sender's clock was ahead of ours, so that the time of receipt stands in for its own
 * @param deliveryId the delivery that said so
 */
public record DeploymentReport(
        String origin,
        String externalId,
        Claim about,
        String target,
        DeploymentState state,
        Instant occurredAt,
        boolean skewed,
        @Nullable Long deliveryId,
        DeploymentFacts facts) {

    /** The target that stands for a whole environment. */
    public static final String EVERYWHERE = "*";

    public DeploymentReport fromDelivery(long number) {
        return new DeploymentReport(origin, externalId, about, target, state, occurredAt, skewed, number, facts);
    }

    DeploymentIdentity identity() {
        return new DeploymentIdentity(origin, externalId);
    }

    Standing.Said said() {
        return new Standing.Said(state, occurredAt, skewed, facts);
    }
}

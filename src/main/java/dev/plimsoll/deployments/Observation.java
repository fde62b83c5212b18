package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something was seen running: what a version endpoint answered, what a cluster runs, what a registry delivers.
 *
 * @param origin who saw it
 * @param about names the service and the environment
 * @param target the part of the environment, such as a region; {@code *} for all of it
 * @param slot {@code stable, canary, blue} or {@code green}
 * @param replicas how many processes run it; null if that is not known
 * @param gone whether nothing runs there any more
 * @param observer {@code version-endpoint, cluster} or {@code registry}
 * @param observedAt by the observer's clock
 * @param skewed whether that clock was ahead of ours, so that the time of receipt stands in for its own
 * @param deliveryId the delivery that said so
 */
public record Observation(
        String origin,
        Claim about,
        String target,
        String slot,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable Integer replicas,
        boolean gone,
        String observer,
        Instant observedAt,
        boolean skewed,
        @Nullable Long deliveryId) {

    public Observation fromDelivery(long number) {
        return new Observation(
                origin,
                about,
                target,
                slot,
                sha,
                digest,
                configHash,
                replicas,
                gone,
                observer,
                observedAt,
                skewed,
                number);
    }
}

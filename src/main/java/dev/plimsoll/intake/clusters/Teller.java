package dev.plimsoll.intake.clusters;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.deployments.Observation;
import dev.plimsoll.intake.Inbound;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who tells of which place, so that reports need not repeat it.
 *
 * @param origin in whose words things have their ids
 * @param target the part of the environment; null for all of it
 */
public record Teller(
        Inbound inbound,
        String origin,
        Claim about,
        @Nullable String target) {

    private static final String OBSERVER = "cluster";

    public static Teller of(
            Inbound inbound, String origin, String service, String environment, @Nullable String target) {
        return new Teller(inbound, origin, new Claim(origin, null, service, environment), target);
    }

    public DeploymentReport deployment(String id, DeploymentState state, @Nullable Instant at, DeploymentFacts facts) {
        return new DeploymentReport(origin, id, about, place(), state, inbound.now(at), isSkewed(at), null, facts);
    }

    public Observation running(String slot, Brought seen, @Nullable Integer replicas, @Nullable Instant at) {
        return new Observation(
                origin,
                about,
                place(),
                slot,
                seen.sha(),
                seen.digest(),
                null,
                replicas,
                false,
                OBSERVER,
                inbound.now(at),
                isSkewed(at),
                null);
    }

    /** The workload itself is no more. */
    public Observation gone(@Nullable Instant at) {
        return new Observation(
                origin,
                about,
                place(),
                "stable",
                null,
                null,
                null,
                null,
                true,
                OBSERVER,
                inbound.now(at),
                isSkewed(at),
                null);
    }

    private String place() {
        return Objects.requireNonNullElse(target, DeploymentReport.EVERYWHERE);
    }

    private boolean isSkewed(@Nullable Instant at) {
        return at != null && !inbound.now(at).equals(at);
    }
}

package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deployment as the database keeps it. Where it belongs is null if the database knows that already. */
record DeploymentRow(
        String origin,
        String externalId,
        @Nullable Long serviceId,
        @Nullable Long environmentId,
        @Nullable String target,
        @Nullable Long repositoryId,
        String state,
        DeploymentFacts facts,
        @Nullable Instant createdAt,
        @Nullable Instant waitingAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant supersededAt,
        Instant happenedAt,
        @Nullable String flagged) {

    static DeploymentRow of(DeploymentReport report, Place place, Standing standing) {
        return row(
                report.identity(),
                place.serviceId(),
                place.environmentId(),
                report.target(),
                place.repositoryId(),
                standing);
    }

    static DeploymentRow ofKnown(DeploymentIdentity identity, Standing standing) {
        return row(identity, null, null, null, null, standing);
    }

    private static DeploymentRow row(
            DeploymentIdentity identity,
            @Nullable Long serviceId,
            @Nullable Long environmentId,
            @Nullable String target,
            @Nullable Long repositoryId,
            Standing standing) {
        return new DeploymentRow(
                identity.origin(),
                identity.externalId(),
                serviceId,
                environmentId,
                target,
                repositoryId,
                standing.state().word(),
                standing.facts(),
                standing.createdAt(),
                standing.waitingAt(),
                standing.startedAt(),
                standing.finishedAt(),
                standing.supersededAt(),
                standing.happenedAt(),
                standing.flagged());
    }
}

package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about a deployment besides its state. A field that the sender did not speak of is null.
 *
 * @param kind {@code code, config, infra, flag, secret} or {@code migration}
 * @param createdAt when the deployment was asked for, if the sender says it beside the state
 * @param startedAt when it began to take effect, if the sender says it beside the state
 */
public record DeploymentFacts(
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable String kind,
        @Nullable String ref,
        @Nullable String task,
        @Nullable String actor,
        @Nullable String description,
        @Nullable String runId,
        @Nullable Integer runAttempt,
        @Nullable String url,
        @Nullable String logUrl,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt) {

    public static final DeploymentFacts NONE =
            new DeploymentFacts(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Completes these facts with those said later: what was said first about the artifact stays, the rest is the latest. */
    DeploymentFacts then(DeploymentFacts later) {
        return new DeploymentFacts(
                first(sha, later.sha),
                first(digest, later.digest),
                first(configHash, later.configHash),
                first(kind, later.kind),
                first(ref, later.ref),
                first(task, later.task),
                first(actor, later.actor),
                first(later.description, description),
                first(runId, later.runId),
                first(runAttempt, later.runAttempt),
                first(later.url, url),
                first(later.logUrl, logUrl),
                first(createdAt, later.createdAt),
                first(startedAt, later.startedAt));
    }

    private static <T> @Nullable T first(@Nullable T preferred, @Nullable T otherwise) {
        return preferred == null ? otherwise : preferred;
    }
}

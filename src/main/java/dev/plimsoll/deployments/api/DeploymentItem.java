package dev.plimsoll.deployments.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One deployment as programs see it.
 *
 * @param id what its sender calls it
 * @param number what we call it: the address of its page is {@code /d/<number>}
 * @param origin whose id it is: the host of a code forge, or {@code events}
 * @param change what was deployed: {@code code, config, infra, flag, secret} or {@code migration}
 * @param flagged what is impossible about it, in words; null if nothing is
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record DeploymentItem(
        String id,
        long number,
        String origin,
        String service,
        String environment,
        String target,
        @Nullable String repository,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        String change,
        String status,
        @Nullable String ref,
        @Nullable String actor,
        @Nullable String description,
        @Nullable String runId,
        @Nullable Integer runAttempt,
        @Nullable String url,
        @Nullable Instant createdAt,
        @Nullable Instant waitingAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant supersededAt,
        Instant happenedAt,
        @Nullable String flagged) {}

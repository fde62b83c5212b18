package dev.plimsoll.deployments.api;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A deployment as its sender tells of it.
 *
 * @param id what its sender calls it
 * @param number what we call it: the address of its page is {@code /d/<number>}
 * @param origin whose id it is: the host of a code forge, or {@code events}
 * @param change what was deployed: {@code code, config, infra, flag, secret} or {@code migration}
 * @param flagged what is impossible about it, in words; null if nothing is
 * @param slot {@code stable, canary, blue} or {@code green}; {@code flag, secret, infra} or {@code migration} for what
 *     changes beside the code
 * @param weight the share of the traffic in per cent, 0 to 100, where it is known
 * @param rollout what the sender calls the roll-out of which this is a part
 * @param rollbackOf what the sender calls the deployment that this one takes back
 * @param fixes what the sender calls the failed deployment that this one mends
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReportedDeployment(
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
        @Nullable String flagged,
        String slot,
        @Nullable BigDecimal weight,
        @Nullable String rollout,
        @Nullable String rollbackOf,
        @Nullable String fixes) {}

package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.Runs;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What runs in one place and slot.
 *
 * @param slot {@code stable, canary, blue} or {@code green}
 * @param state {@code running}, or {@code mixed} while a rollout has reached only a part
 * @param weight the share of the traffic in per cent, where it is known
 * @param until null while it runs
 * @param sinceBefore whether it ran already when it was first seen
 * @param basis {@code claimed, observed} or {@code confirmed}
 * @param basisAgeS how old the newest evidence is at the instant that was asked for, in seconds
 * @param replicas how many processes were last seen to run it; null if nobody said
 * @param deployment what its sender calls the deployment that brought it; null if nobody claims it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RunningItem(
        String service,
        String environment,
        String target,
        String slot,
        String state,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable BigDecimal weight,
        Instant since,
        @Nullable Instant until,
        boolean sinceBefore,
        String basis,
        long basisAgeS,
        @Nullable Integer replicas,
        @Nullable String deployment,
        @Nullable Long number) {

    static RunningItem of(Runs row, Instant at) {
        var basis = row.basisAt(at);
        return new RunningItem(
                row.service(),
                row.environment(),
                row.target(),
                row.slot(),
                row.state(),
                row.sha(),
                row.digest(),
                row.configHash(),
                row.weight(),
                row.since(),
                row.until(),
                row.sinceBefore(),
                basis.word(),
                basis.age().toSeconds(),
                row.replicas(),
                row.externalId(),
                row.deploymentId());
    }
}

package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.Bucket;
import dev.plimsoll.metrics.Measures;
import java.time.Instant;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The measures of one part of a window.
 *
 * @param complete whether it lies wholly in the window and wholly in the past
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BucketItem(
        Instant from,
        Instant to,
        boolean complete,
        Measures.Frequency deploymentFrequency,
        Measures.LeadTime changeLeadTime,
        Measures.FailRate changeFailRate,
        Measures.Recovery failedDeploymentRecoveryTime,
        Measures.Rework reworkRate,
        Measures.Observed observed) {

    static BucketItem of(Bucket bucket) {
        var measures = bucket.measures();
        return new BucketItem(
                bucket.from(),
                bucket.to(),
                bucket.isComplete(),
                measures.deploymentFrequency(),
                measures.changeLeadTime(),
                measures.changeFailRate(),
                measures.failedDeploymentRecoveryTime(),
                measures.reworkRate(),
                measures.observed());
    }
}

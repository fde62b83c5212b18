package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Measures;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The five measures of a window; null what was not asked for.
 *
 * @param zone whose days and weeks are meant
 * @param asOf what was known at that instant
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record MetricsAnswer(
        Instant from,
        Instant to,
        String zone,
        Instant asOf,
        Measures.@Nullable Frequency deploymentFrequency,
        Measures.@Nullable LeadTime changeLeadTime,
        Measures.@Nullable FailRate changeFailRate,
        Measures.@Nullable Recovery failedDeploymentRecoveryTime,
        Measures.@Nullable Rework reworkRate,
        Measures.Observed observed) {

    static MetricsAnswer of(Questions.Asked asked, Measures measures, Set<Measure> wanted) {
        return new MetricsAnswer(
                asked.question().from(),
                asked.question().to(),
                asked.zone(),
                asked.knownAt(),
                wanted.contains(Measure.DEPLOYMENT_FREQUENCY) ? measures.deploymentFrequency() : null,
                wanted.contains(Measure.CHANGE_LEAD_TIME) ? measures.changeLeadTime() : null,
                wanted.contains(Measure.CHANGE_FAIL_RATE) ? measures.changeFailRate() : null,
                wanted.contains(Measure.FAILED_DEPLOYMENT_RECOVERY_TIME)
                        ? measures.failedDeploymentRecoveryTime()
                        : null,
                wanted.contains(Measure.REWORK_RATE) ? measures.reworkRate() : null,
                measures.observed());
    }
}

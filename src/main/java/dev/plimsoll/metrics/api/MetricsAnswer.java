package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.Measures;
import java.time.Instant;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The five measures of a window.
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
        Measures.Frequency deploymentFrequency,
        Measures.LeadTime changeLeadTime,
        Measures.FailRate changeFailRate,
        Measures.Recovery failedDeploymentRecoveryTime,
        Measures.Rework reworkRate,
        Measures.Observed observed) {

    static MetricsAnswer of(Questions.Asked asked, Measures measures) {
        return new MetricsAnswer(
                asked.question().from(),
                asked.question().to(),
                asked.zone(),
                asked.knownAt(),
                measures.deploymentFrequency(),
                measures.changeLeadTime(),
                measures.changeFailRate(),
                measures.failedDeploymentRecoveryTime(),
                measures.reworkRate(),
                measures.observed());
    }
}

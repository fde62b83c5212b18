package dev.plimsoll.metrics.api;

import dev.plimsoll.Csv;
import dev.plimsoll.metrics.Bucket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How the measures went.
 *
 * @param bucket {@code day, week} or {@code month}
 * @param buckets the oldest first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SeriesAnswer(Instant from, Instant to, String zone, Instant asOf, String bucket, List<BucketItem> buckets) {

    private static final List<String> COLUMNS = List.of(
            "from",
            "to",
            "complete",
            "deployments",
            "deployments_per_day",
            "lead_time_s",
            "lead_time_p75_s",
            "lead_time_p90_s",
            "lead_time_n",
            "change_fail_rate",
            "failed",
            "changes",
            "maturing",
            "recovery_s",
            "recovered",
            "open",
            "rework_rate",
            "rework",
            "rework_of");

    static SeriesAnswer of(Questions.Asked asked, Bucket.Size size, List<Bucket> buckets) {
        return new SeriesAnswer(
                asked.question().from(),
                asked.question().to(),
                asked.zone(),
                asked.knownAt(),
                BucketSizes.word(size),
                buckets.stream().map(BucketItem::of).toList());
    }

    Csv csv() {
        return new Csv(
                "metrics",
                COLUMNS,
                buckets.stream().<List<?>>map(SeriesAnswer::row).toList(),
                null);
    }

    private static List<?> row(BucketItem one) {
        return Arrays.asList(
                one.from(),
                one.to(),
                one.complete(),
                one.deploymentFrequency().n(),
                one.deploymentFrequency().value(),
                one.changeLeadTime().valueS(),
                one.changeLeadTime().p75S(),
                one.changeLeadTime().p90S(),
                one.changeLeadTime().n(),
                one.changeFailRate().value(),
                one.changeFailRate().failed(),
                one.changeFailRate().of(),
                one.changeFailRate().maturing(),
                one.failedDeploymentRecoveryTime().valueS(),
                one.failedDeploymentRecoveryTime().n(),
                one.failedDeploymentRecoveryTime().open(),
                one.reworkRate().value(),
                one.reworkRate().part(),
                one.reworkRate().of());
    }
}

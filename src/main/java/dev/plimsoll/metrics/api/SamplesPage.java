package dev.plimsoll.metrics.api;

import dev.plimsoll.Csv;
import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of what stands behind a number and of what was left out, the latest deployment first.
 *
 * @param next the cursor of the next page; null on the last
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SamplesPage(
        String measure,
        Instant from,
        Instant to,
        String zone,
        Instant asOf,
        List<SampleItem> samples,
        @Nullable String next) {

    private static final List<String> COLUMNS = List.of(
            "number",
            "deployment",
            "service",
            "environment",
            "sha",
            "started_at",
            "finished_at",
            "kind",
            "counted",
            "counted_because",
            "value_s",
            "failed",
            "incidents",
            "what",
            "restored_at",
            "rework",
            "mark",
            "mark_because",
            "repository",
            "commit",
            "change",
            "title",
            "began_at",
            "began_by",
            "coding_s",
            "pickup_s",
            "review_s",
            "release_wait_s",
            "approval_wait_s",
            "rollout_s",
            "approval_to_merge_s",
            "left_out",
            "flags");
    private static final int OF_A_SAMPLE = 15;

    static SamplesPage of(Measure measure, Questions.Asked asked, DeliveryMetrics.Page page) {
        var next = page.next();
        return new SamplesPage(
                measure.word(),
                asked.question().from(),
                asked.question().to(),
                asked.zone(),
                asked.knownAt(),
                page.rows().stream().map(SampleItem::of).toList(),
                next == null ? null : SampleCursor.text(next));
    }

    Csv csv() {
        return new Csv(
                measure,
                COLUMNS,
                samples.stream().<List<?>>map(SamplesPage::row).toList(),
                next);
    }

    private static List<?> row(SampleItem one) {
        var mark = one.mark();
        var values = new ArrayList<@Nullable Object>(Arrays.asList(
                one.number(),
                one.deployment(),
                one.service(),
                one.environment(),
                one.sha(),
                one.startedAt(),
                one.finishedAt(),
                one.kind(),
                one.counted(),
                one.countedBecause(),
                one.valueS(),
                one.failed(),
                String.join(" ", one.incidents()),
                one.what(),
                one.restoredAt(),
                one.rework(),
                mark == null ? null : mark.word(),
                mark == null ? null : mark.because()));
        values.addAll(one.sample() == null ? unknown() : sample(one.sample()));
        return values;
    }

    private static List<@Nullable Object> unknown() {
        return new ArrayList<>(Arrays.asList(new @Nullable Object[OF_A_SAMPLE]));
    }

    private static List<@Nullable Object> sample(Row.Sample sample) {
        Measures.Stages stages = sample.stagesS();
        return Arrays.asList(
                sample.repository(),
                sample.commit(),
                sample.change(),
                sample.title(),
                sample.beganAt(),
                sample.beganBy(),
                stages.coding(),
                stages.pickup(),
                stages.review(),
                stages.releaseWait(),
                stages.approvalWait(),
                stages.rollout(),
                sample.approvalToMergeS(),
                sample.leftOut(),
                String.join(" ", sample.flags()));
    }
}

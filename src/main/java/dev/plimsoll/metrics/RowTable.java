package dev.plimsoll.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows behind a measure as a table for spreadsheets, those that were left out among them. Durations in seconds. */
public final class RowTable {

    public static final List<String> COLUMNS = List.of(
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
            "flags",
            "marked_by",
            "marked_at");

    private static final int OF_A_SAMPLE = 15;

    private RowTable() {}

    /** The values of a row, one for each of {@link #COLUMNS}. */
    public static List<@Nullable Object> line(Row row) {
        var mark = row.mark();
        var line = new ArrayList<@Nullable Object>(Arrays.asList(
                row.number(),
                row.deployment(),
                row.service(),
                row.environment(),
                row.sha(),
                row.startedAt(),
                row.finishedAt(),
                row.kind(),
                row.isCounted(),
                row.countedBecause(),
                row.valueS(),
                row.failed(),
                String.join(" ", row.incidents()),
                row.what(),
                row.restoredAt(),
                row.isRework(),
                mark == null ? null : mark.word(),
                mark == null ? null : mark.because()));
        line.addAll(row.sample() == null ? Arrays.asList(new @Nullable Object[OF_A_SAMPLE]) : sample(row.sample()));
        line.add(mark == null ? null : mark.by());
        line.add(mark == null ? null : mark.at());
        return line;
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

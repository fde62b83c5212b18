package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows behind a measure as a table for spreadsheets, those that were left out among them. Durations in seconds. */
final class RowTable {

    static final List<String> COLUMNS = List.of(
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
            "left_out",
            "flags",
            "mark",
            "mark_because",
            "marked_by",
            "marked_at");

    private RowTable() {}

    static List<?> line(Row row) {
        var line = new ArrayList<Object>(Arrays.asList(
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
                row.restoredAt()));
        line.addAll(row.sample() == null ? Arrays.asList(new Object[14]) : sample(row.sample()));
        var mark = row.mark();
        line.addAll(
                mark == null
                        ? Arrays.asList(new Object[4])
                        : Arrays.asList(mark.word(), mark.because(), mark.by(), mark.at()));
        return line;
    }

    private static List<?> sample(Row.Sample sample) {
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
                sample.leftOut(),
                String.join(" ", sample.flags()));
    }
}

package dev.plimsoll.pipelines;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the CI said of one job of a run.
 *
 * @param externalId the job's id; a re-run has new jobs
 * @param attempt from 1
 * @param status {@code queued, waiting, running} or {@code completed}, or the CI's own word where it is none of these
 * @param conclusion how it ended, in the CI's own word; null while it has not ended
 */
public record JobReport(
        String origin,
        String externalId,
        String runId,
        int attempt,
        @Nullable String name,
        String status,
        @Nullable String conclusion,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String url,
        Instant toldAt) {

    /** What two reports about the same job have in common. */
    public Object key() {
        return List.of(origin, externalId);
    }
}

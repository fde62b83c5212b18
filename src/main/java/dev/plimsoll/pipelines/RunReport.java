package dev.plimsoll.pipelines;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the CI said of one attempt of one run.
 *
 * @param externalId the run's id, the same for every attempt
 * @param attempt from 1
 * @param about names the repository
 * @param status {@code queued, waiting, running} or {@code completed}, or the CI's own word where it is none of these
 * @param conclusion how it ended, in the CI's own word; null while it has not ended
 */
public record RunReport(
        String origin,
        String externalId,
        int attempt,
        Claim about,
        @Nullable String workflow,
        @Nullable String ref,
        @Nullable String sha,
        String status,
        @Nullable String conclusion,
        @Nullable String actor,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String url,
        Instant toldAt) {

    /** What two reports about the same attempt of a run have in common. */
    public Object key() {
        return List.of(origin, externalId, attempt);
    }
}

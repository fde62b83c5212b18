package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has been reported of a change request, as far as lead times go.
 *
 * @param commits those that it consists of; empty if nobody said
 */
record ChangeFacts(
        Settling.Change id,
        @Nullable String author,
        @Nullable Instant openedAt,
        @Nullable Instant firstReviewAt,
        @Nullable Instant approvedAt,
        @Nullable Instant mergedAt,
        @Nullable String mergeSha,
        List<Part> commits) {

    /** @param authoredAt null if the commit was not reported, or its author time was not */
    record Part(String sha, @Nullable Instant authoredAt) {}

    /** When the first of its commits was written, as far as that is known. */
    Optional<Instant> firstAuthoredAt() {
        return commits.stream()
                .map(Part::authoredAt)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Comparator.naturalOrder());
    }

    boolean hasAuthoredAt(@Nullable Instant at) {
        return at != null && commits.stream().anyMatch(part -> at.equals(part.authoredAt()));
    }

    boolean contains(String sha) {
        return commits.stream().anyMatch(part -> part.sha().equals(sha));
    }

    boolean isMergedAs(String sha) {
        return sha.equals(mergeSha);
    }
}

package dev.plimsoll.changes;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender said of one change request (pull request, merge request). A field that it did not speak of is null.
 *
 * @param about names the repository
 * @param state {@code open}, {@code merged} or {@code closed}
 * @param commits those it consists of, in their order
 * @param labels what it is labelled; empty if nothing
 * @param toldAt when this was so, by the sender's clock: of two reports the later one wins
 */
public record ChangeReport(
        Claim about,
        long number,
        @Nullable String title,
        @Nullable String author,
        String state,
        @Nullable Instant openedAt,
        @Nullable Instant firstReviewAt,
        @Nullable Instant approvedAt,
        @Nullable Instant mergedAt,
        @Nullable Instant closedAt,
        @Nullable String mergeSha,
        @Nullable String headSha,
        @Nullable String mergedBy,
        @Nullable String url,
        @Nullable List<String> commits,
        @Nullable List<String> labels,
        Instant toldAt) {

    /** What two reports about the same change request have in common. */
    public Object key() {
        return List.of(about.repositoryName(), number);
    }
}

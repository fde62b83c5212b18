package dev.plimsoll.gates.facts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commits that a candidate brings and that do not run yet, and the change requests that brought them.
 *
 * @param commits none if it brings nothing new
 * @param isComplete whether the way from what runs to the candidate is known without a gap
 */
public record Range(List<Commit> commits, List<Change> changes, boolean isComplete) {

    public static final Range UNKNOWN = new Range(List.of(), List.of(), false);

    /**
     * One commit.
     *
     * @param people who wrote it, committed it or had part in it, as their forge names them
     * @param change the number of the change request that brought it
     */
    public record Commit(
            long repositoryId,
            String sha,
            @Nullable String subject,
            List<String> people,
            List<String> paths,
            @Nullable Long change) {}

    /** One change request. */
    public record Change(
            long repositoryId,
            long number,
            @Nullable String author,
            @Nullable String mergedBy,
            @Nullable Instant approvedAt,
            @Nullable String mergeSha,
            @Nullable String headSha,
            @Nullable String url) {

        boolean brought(Commit commit) {
            return repositoryId == commit.repositoryId()
                    && ((commit.change() != null && commit.change() == number)
                            || commit.sha().equals(mergeSha)
                            || commit.sha().equals(headSha));
        }
    }

    /** The change request that brought a commit: a reviewed one, if there are several. */
    public Optional<Change> changeOf(Commit commit) {
        return changes.stream()
                .filter(change -> change.brought(commit))
                .max(Comparator.comparing(change -> change.approvedAt() != null));
    }
}

package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has been reported of one commit; a commit that nobody reported has only its id.
 *
 * @param repositoryId null if nobody reported the commit
 * @param subject the first line of its message
 * @param isMerge whether it has more than one parent
 * @param change the number of the change request that brought it in
 * @param url where its forge shows it, as the sender wrote it
 */
public record KnownCommit(
        @Nullable Long repositoryId,
        String sha,
        @Nullable String subject,
        @Nullable String author,
        @Nullable Instant authoredAt,
        @Nullable Instant committedAt,
        boolean isMerge,
        @Nullable Long change,
        @Nullable String url) {

    /** When it was written; where its sender did not say, when it was committed. */
    public @Nullable Instant writtenAt() {
        return authoredAt == null ? committedAt : authoredAt;
    }

    static KnownCommit unreported(String sha) {
        return new KnownCommit(null, sha, null, null, null, null, false, null, null);
    }
}

package dev.plimsoll.changes;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender said of one commit. A field that it did not speak of is null.
 *
 * @param about names the repository
 * @param sha as given, 1 to 64 characters
 * @param subject the first line of the message
 * @param parents the commits it stands on, in their order
 * @param paths the files it touched
 * @param people who else had a hand in it: the committer, co-authors, and the addresses that they go by
 * @param change the number of the change request that brought it
 * @param pickedFrom the commit that it was picked from, maybe abbreviated
 * @param reverts the commits that it takes back, maybe abbreviated; not empty
 * @param patchId the same for two commits that change the same, as {@code git patch-id --stable} gives it
 */
public record CommitReport(
        Claim about,
        String sha,
        @Nullable String author,
        @Nullable String subject,
        @Nullable Instant authoredAt,
        @Nullable Instant committedAt,
        @Nullable List<String> parents,
        @Nullable List<String> paths,
        @Nullable List<String> people,
        @Nullable Long change,
        @Nullable String url,
        @Nullable String pickedFrom,
        @Nullable List<String> reverts,
        @Nullable String patchId) {

    /** What two reports about the same commit have in common. */
    public Object key() {
        return List.of(about.repositoryName(), sha);
    }
}

package dev.plimsoll.deployments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commits that only one of two places has.
 *
 * @param place how it is called in a sentence
 * @param count how many there are; null where that is unknown
 * @param commits the newest of them
 */
record CommitsOfOne(String place, @Nullable Integer count, List<ListedCommit> commits) {

    public String title() {
        return "%s only in %s".formatted(count == null ? "At least " + commits.size() : count, place);
    }

    /** Whether there are more than are listed. */
    public boolean isCut() {
        return count == null || count > commits.size();
    }

    public String note() {
        return count == null ? "There may be more." : "The newest %d of %d.".formatted(commits.size(), count);
    }
}

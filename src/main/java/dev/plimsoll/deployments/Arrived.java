package dev.plimsoll.deployments;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commits that first reached an environment with a deployment.
 *
 * @param sha the commit that was deployed; null if its sender named none
 * @param isPending whether it has not ended, so that these would arrive with it
 * @param outcome how far the answer goes
 * @param count how many there are, merge commits too; null where that is unknown
 * @param merges how many of them are merge commits; null where that is unknown
 * @param commits those that are known, the newest first, at most {@value #MOST}
 */
public record Arrived(
        @Nullable String sha,
        boolean isPending,
        Outcome outcome,
        @Nullable Integer count,
        @Nullable Integer merges,
        List<KnownCommit> commits) {

    /** How many commits are listed at most. */
    public static final int MOST = 500;

    /** How far an answer goes, and why no further. */
    public enum Outcome {
        /** All of them are known. */
        COMPLETE,
        /** The first version that was seen there: nobody can tell what was new in it. */
        BASELINE,
        /** Not all parents have been reported: there may be more. */
        HISTORY_INCOMPLETE,
        /** There are more than are looked for. */
        TRUNCATED,
        /** It did not change what runs, so nothing arrived. */
        NO_EFFECT,
        /** Nobody has said which commit it is. */
        UNKNOWN_COMMIT
    }

    static Arrived none(@Nullable String sha, Outcome outcome) {
        var count = outcome == Outcome.UNKNOWN_COMMIT ? null : (Integer) 0;
        return new Arrived(sha, false, outcome, count, count, List.of());
    }

    public boolean isComplete() {
        return outcome == Outcome.COMPLETE;
    }

    public boolean isBaseline() {
        return outcome == Outcome.BASELINE;
    }

    public boolean isHistoryIncomplete() {
        return outcome == Outcome.HISTORY_INCOMPLETE;
    }

    public boolean isTruncated() {
        return outcome == Outcome.TRUNCATED;
    }

    /** How many are known and not listed. */
    public int more() {
        return count == null ? 0 : count - commits.size();
    }
}

package dev.plimsoll.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when on a lead time is taken.
 *
 * @param at null if no time is known
 * @param by whose time it is: {@code authored, opened, committed, original} or {@code picked}
 */
record Start(@Nullable Instant at, @Nullable String by, List<String> flags) {

    /** Clocks differ: what began up to this long after its end began at its end. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    static final String AUTHORED = "authored";
    static final String OPENED = "opened";
    static final String COMMITTED = "committed";
    static final String ORIGINAL = "original";
    static final String PICKED = "picked";

    /**
     * That of a commit: its author time, or that of the first commit it was squashed from, or of the one it was picked
     * from; where that cannot be, the opening of its change request, else its own commit time.
     *
     * @param original the commit that it was picked from or is a twin of; null if there is none
     */
    static Start ofCommit(
            CommitFacts commit, @Nullable CommitFacts original, @Nullable ChangeFacts change, Instant finishedAt) {
        var flags = new ArrayList<String>();
        var written = written(commit, original, change, flags);
        if (written.at() == null) {
            var opened = change == null ? null : change.openedAt();
            return commit.committedAt() != null || opened == null
                    ? new Start(commit.committedAt(), commit.committedAt() == null ? null : COMMITTED, flags)
                    : new Start(opened, OPENED, flags);
        }
        if (!isTooLate(written.at(), commit, change, finishedAt)) {
            return written;
        }
        if (change != null && change.openedAt() != null) {
            flags.add(Flags.AUTHORED_AFTER_MERGE);
            return new Start(change.openedAt(), OPENED, flags);
        }
        return commit.committedAt() == null ? written : new Start(commit.committedAt(), COMMITTED, flags);
    }

    /**
     * That of a change request: the author time of its first commit; where that is later than the merge or unknown, its
     * opening.
     *
     * @param first the author time of its first commit
     * @param squashed the author time of the commit it was squashed to, which is no earlier
     */
    static Start ofChange(ChangeFacts change, @Nullable Instant first, @Nullable Instant squashed) {
        var opened = change.openedAt();
        if (first != null && (change.mergedAt() == null || !first.isAfter(change.mergedAt()))) {
            return new Start(first, AUTHORED, List.of());
        }
        if (opened != null) {
            return new Start(opened, OPENED, first == null ? List.of() : List.of(Flags.AUTHORED_AFTER_MERGE));
        }
        if (first != null) {
            return new Start(first, AUTHORED, List.of(Flags.AUTHORED_AFTER_MERGE));
        }
        return squashed == null
                ? new Start(null, null, List.of())
                : new Start(squashed, AUTHORED, List.of(Flags.SQUASH_LOWER_BOUND));
    }

    private static Start written(
            CommitFacts commit, @Nullable CommitFacts original, @Nullable ChangeFacts change, List<String> flags) {
        if (original != null && original.authoredAt() != null) {
            return new Start(original.authoredAt(), PICKED, flags);
        }
        if (isSquash(commit, change)) {
            var first = change == null ? null : change.firstAuthoredAt().orElse(null);
            flags.add(first == null ? Flags.SQUASH_LOWER_BOUND : Flags.SQUASH);
            if (first != null) {
                return new Start(first, ORIGINAL, flags);
            }
        }
        return new Start(commit.authoredAt(), commit.authoredAt() == null ? null : AUTHORED, flags);
    }

    /** A rebased commit kept the author time of one of those it was made from. */
    private static boolean isSquash(CommitFacts commit, @Nullable ChangeFacts change) {
        if (change == null || change.commits().isEmpty()) {
            return commit.looksSquashed();
        }
        return change.isMergedAs(commit.sha())
                && commit.standsOnOne()
                && !change.contains(commit.sha())
                && !change.hasAuthoredAt(commit.authoredAt());
    }

    /** The commit that a merge made has the time of the merge, give or take what clocks differ by. */
    private static boolean isTooLate(Instant at, CommitFacts commit, @Nullable ChangeFacts change, Instant finishedAt) {
        if (change != null && change.mergedAt() != null) {
            var tolerance = change.isMergedAs(commit.sha()) ? TOLERANCE : Duration.ZERO;
            if (at.isAfter(change.mergedAt().plus(tolerance))) {
                return true;
            }
        }
        return at.isAfter(finishedAt.plus(TOLERANCE));
    }
}

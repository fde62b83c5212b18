package dev.plimsoll.intake.versions;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that waits until its version is seen.
 *
 * @param attempts how often it was asked about before
 * @param isSeen whether the ledger holds it for verified
 * @param isComparable whether it names what the endpoint names, a commit or a digest
 * @param isSuperseded whether a later deployment took its place, or it is gone
 */
record OpenCheck(
        long deploymentId,
        int attempts,
        Instant deadlineAt,
        boolean isSeen,
        boolean isComparable,
        boolean isSuperseded) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /**
     * What follows for a check from a question.
     *
     * @param dueAt when it is asked about next; null if it is settled
     * @param outcome {@code agreed, differed, unanswered} or {@code superseded}; null if it is not settled
     */
    record Step(@Nullable Instant dueAt, @Nullable String outcome, String reason) {}

    Step after(Asked asked, Instant at) {
        if (isSuperseded) {
            return new Step(null, "superseded", "A later deployment took its place.");
        }
        if (isSeen) {
            return new Step(null, "agreed", "Its version was seen.");
        }
        if (at.isBefore(deadlineAt)) {
            var next = at.plus(pause());
            return new Step(next.isAfter(deadlineAt) ? deadlineAt : next, null, reason(asked));
        }
        return new Step(null, asked.failure() == null && isComparable ? "differed" : "unanswered", reason(asked));
    }

    /** 5, 10, 20, 40 and then 60 seconds. */
    private Duration pause() {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 6));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private String reason(Asked asked) {
        if (asked.failure() != null) {
            return asked.failure();
        }
        return isComparable
                ? "It answered %s, which is not what was deployed.".formatted(asked.shortVersion())
                : "It answered %s, and the deployment names nothing to compare with.".formatted(asked.shortVersion());
    }
}

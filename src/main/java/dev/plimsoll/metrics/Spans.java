package dev.plimsoll.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How long each stage of a lead time took, in seconds; null where a stage is unknown. */
record Spans(
        @Nullable Integer coding,
        @Nullable Integer pickup,
        @Nullable Integer review,
        @Nullable Integer releaseWait,
        @Nullable Integer approvalWait,
        @Nullable Integer rollout) {

    static final Spans UNKNOWN = new Spans(null, null, null, null, null, null);

    /**
     * The stages from a start to the end of a deployment, which add up to the whole of it. What lies before an unknown
     * boundary belongs to the stage that ends at the next known one.
     *
     * @param change null if none is known
     * @param flags what is unusual is added here
     */
    static Spans of(Instant start, @Nullable ChangeFacts change, Landing landing, Collection<String> flags) {
        var walk = new Walk(start, landing.finishedAt(), flags);
        var coding = walk.to(change == null ? null : change.openedAt(), Flags.OUT_OF_ORDER);
        var pickup = walk.to(change == null ? null : change.firstReviewAt(), Flags.OUT_OF_ORDER);
        var review = walk.to(change == null ? null : change.mergedAt(), Flags.DEPLOYED_BEFORE_MERGE);
        var releaseWait = walk.to(landing.requestedAt(), Flags.OUT_OF_ORDER);
        var approvalWait = walk.to(landing.decidedAt(), Flags.OUT_OF_ORDER);
        return new Spans(
                coding, pickup, review, releaseWait, approvalWait, walk.to(landing.finishedAt(), Flags.OUT_OF_ORDER));
    }

    /** Whole seconds from one instant to another, which may be negative; null if one is unknown or it is too long. */
    static @Nullable Integer between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return null;
        }
        var seconds = Duration.between(from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(ChronoUnit.SECONDS))
                .toSeconds();
        return Math.abs(seconds) > Integer.MAX_VALUE ? null : (Integer) (int) seconds;
    }

    /** The same; null if it is negative. */
    static @Nullable Integer forward(@Nullable Instant from, @Nullable Instant to) {
        var seconds = between(from, to);
        return seconds == null || seconds < 0 ? null : seconds;
    }

    /** Goes from boundary to boundary. A change request may well be open before one of its commits is written. */
    private static final class Walk {

        private final Instant start;
        private final Instant end;
        private final Collection<String> flags;
        private Instant at;

        Walk(Instant start, Instant end, Collection<String> flags) {
            this.start = start;
            this.end = end;
            this.flags = flags;
            this.at = start;
        }

        @Nullable
        Integer to(@Nullable Instant boundary, String ifAfterTheEnd) {
            if (boundary == null) {
                return null;
            }
            var sinceEnd = between(end, boundary);
            if (sinceEnd == null || sinceEnd > 0) {
                flag(ifAfterTheEnd);
                return null;
            }
            var seconds = between(at, boundary);
            if (seconds == null || seconds < 0) {
                if (!at.equals(start)) {
                    flag(Flags.OUT_OF_ORDER);
                }
                return null;
            }
            at = boundary;
            return seconds;
        }

        private void flag(String flag) {
            if (!flags.contains(flag)) {
                flags.add(flag);
            }
        }
    }
}

package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one commit has to do with one place.
 *
 * @param target the part of the environment; {@code *} for all of it
 * @param arrivedAt when it first ran there itself; null if it never did
 * @param arrivedWith our number of the deployment that brought it; null if nobody claims that
 * @param wasThereBefore whether it ran already when it was first seen
 * @param isPartial whether it first arrived in a part only
 * @param isThere whether it runs there
 * @param leftAt when something else took its place for the last time; null while it runs
 * @param nextState {@code ended} if nothing came after it
 * @param containedAt when a commit that contains it first ran there; null if none did, as far as is known
 * @param runsNow the commit that runs there
 * @param isContained whether what runs there contains it; null if that is unknown
 */
public record ShaPlace(
        String service,
        String environment,
        String target,
        String slot,
        @Nullable Instant arrivedAt,
        @Nullable Long arrivedWith,
        @Nullable String arrivedWithId,
        boolean wasThereBefore,
        boolean isPartial,
        boolean isThere,
        @Nullable Instant leftAt,
        @Nullable String nextState,
        @Nullable String nextSha,
        @Nullable String nextDigest,
        @Nullable Long nextWith,
        @Nullable String nextWithId,
        @Nullable Instant containedAt,
        @Nullable String containedSha,
        @Nullable Long containedWith,
        @Nullable String containedWithId,
        @Nullable String runsNow,
        @Nullable Boolean isContained) {

    /** When it first ran there, by itself or in another commit; null if it has not. */
    public @Nullable Instant reachedAt() {
        if (arrivedAt == null || containedAt == null) {
            return arrivedAt == null ? containedAt : arrivedAt;
        }
        return arrivedAt.isBefore(containedAt) ? arrivedAt : containedAt;
    }

    public boolean isReached() {
        return reachedAt() != null;
    }

    /** From writing to running, or until now if it does not run yet; null where {@link #leadTimeReason} says why. */
    public @Nullable Duration leadTime(@Nullable Instant writtenAt, Instant now) {
        if (writtenAt == null || leadTimeReason(writtenAt, now) != null) {
            return null;
        }
        return Duration.between(writtenAt, reachedOr(now));
    }

    /** Why there is no lead time; null if there is one. */
    public @Nullable String leadTimeReason(@Nullable Instant writtenAt, Instant now) {
        if (writtenAt == null) {
            return "time_of_writing_unknown";
        }
        if (writtenAt.isAfter(reachedOr(now))) {
            return "written_after_it_arrived";
        }
        return wasThereBefore && !isContainedFirst() ? "ran_before_it_was_seen" : null;
    }

    private boolean isContainedFirst() {
        return arrivedAt == null || (containedAt != null && containedAt.isBefore(arrivedAt));
    }

    private Instant reachedOr(Instant now) {
        var reached = reachedAt();
        return reached == null ? now : reached;
    }
}

package dev.plimsoll.metrics;

import dev.plimsoll.deployments.Arrived.Outcome;
import dev.plimsoll.deployments.Came;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A deployment that took effect, and which commits first reached its environment with it. */
record Landed(Landing landing, Came came) {

    /** Those that are taken for new; none of a baseline, of which nobody can tell. */
    List<Settling.Commit> commits() {
        var repository = came.repositoryId();
        return !landing.brings() || repository == null || came.outcome() == Outcome.BASELINE
                ? List.of()
                : came.shas().stream()
                        .sorted()
                        .map(sha -> new Settling.Commit(repository, sha))
                        .toList();
    }

    boolean isIncomplete() {
        return came.outcome() == Outcome.HISTORY_INCOMPLETE;
    }

    /**
     * Why not all of its commits are known; null if they are.
     *
     * @param isReported whether anybody has reported the deployed commit
     */
    @Nullable
    String gap(boolean isReported) {
        if (!landing.brings() || hasNothingNew()) {
            return null;
        }
        if (came.outcome() == Outcome.BASELINE) {
            return "baseline";
        }
        if (came.outcome() == Outcome.UNKNOWN_COMMIT || !isReported) {
            return "unknown_commit";
        }
        return switch (came.outcome()) {
            case HISTORY_INCOMPLETE -> "history_incomplete";
            case TRUNCATED -> "truncated";
            default -> null;
        };
    }

    private boolean hasNothingNew() {
        return came.outcome() == Outcome.NO_EFFECT
                || (came.outcome() == Outcome.COMPLETE && came.shas().isEmpty());
    }

    /** The deployed commit; null if its sender named none, or no repository is known. */
    Settling.@Nullable Commit head() {
        return came.repositoryId() == null || came.sha() == null
                ? null
                : new Settling.Commit(Objects.requireNonNull(came.repositoryId()), Objects.requireNonNull(came.sha()));
    }
}

package dev.plimsoll.intake.buildkite;

import dev.plimsoll.intake.Ended;
import dev.plimsoll.intake.Tree;
import org.jspecify.annotations.Nullable;

/** Buildkite's words for how far a build or a job is, as ours. A word that is not known here is kept. */
final class BuildkiteState {

    static final String COMPLETED = "completed";

    private BuildkiteState() {}

    /** A build that finished while it is blocked waits for somebody to unblock it, whatever it is called. */
    static String ofBuild(String state, boolean isBlocked) {
        return switch (state) {
            case "creating", "scheduled" -> "queued";
            case "running", "started", "failing", "canceling" -> "running";
            case "blocked" -> "waiting";
            case "passed", "failed" -> isBlocked ? "waiting" : COMPLETED;
            case "canceled", "skipped", "not_run" -> COMPLETED;
            default -> state;
        };
    }

    static String ofJob(String state) {
        return switch (state) {
            case "pending", "waiting", "scheduled", "assigned", "accepted", "limiting", "limited", "platform_limited" ->
                "queued";
            case "blocked" -> "waiting";
            case "running", "started", "canceling", "timing_out" -> "running";
            case "passed", "failed", "finished", "canceled", "skipped", "broken", "expired", "timed_out", "unblocked" ->
                COMPLETED;
            default -> state;
        };
    }

    /** EventBridge says that a job finished and beside it whether it passed. */
    static @Nullable String conclusion(Tree job, String state) {
        return state.equals("finished") && job.has("passed")
                ? job.isTrue("passed") ? "success" : "failure"
                : Ended.word(state);
    }
}

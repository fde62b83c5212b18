package dev.plimsoll.intake.github;

import java.util.Map;
import java.util.Optional;

/** What GitHub tells along with what Plimsoll uses, but means nothing to it, with the reason. */
final class UnusedEvents {

    private static final String CHECK =
            "Any App may write checks and statuses; runs of workflows are told by \u201cworkflow_run\u201d.";
    private static final String REF = "It names no commits; those are told by \u201cpush\u201d.";

    private static final Map<String, String> REASONS = Map.of(
            "check_run",
            CHECK,
            "check_suite",
            CHECK,
            "status",
            CHECK,
            "create",
            REF,
            "delete",
            REF,
            "release",
            "A release names a tag and no commit, and deploys nothing.",
            "merge_group",
            "The merge queue tries a commit; \u201cpush\u201d tells when it has reached the branch.",
            "workflow_dispatch",
            "Somebody asked for a run; \u201cworkflow_run\u201d tells of the run itself.");

    private UnusedEvents() {}

    /** Why the event of this name is not used; empty if nobody has thought of it yet. */
    static Optional<String> reason(String event) {
        return Optional.ofNullable(REASONS.get(event));
    }
}

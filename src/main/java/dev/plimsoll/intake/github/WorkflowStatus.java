package dev.plimsoll.intake.github;

/** GitHub's words for how far a run or a job is, as ours. A word of its own that we do not know is kept. */
final class WorkflowStatus {

    static final String COMPLETED = "completed";

    private WorkflowStatus() {}

    static String of(String status) {
        return switch (status) {
            case "in_progress" -> "running";
            case "requested", "pending" -> "queued";
            default -> status;
        };
    }
}

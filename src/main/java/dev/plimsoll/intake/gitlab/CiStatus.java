package dev.plimsoll.intake.gitlab;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GitLab's words for how far a pipeline or a job is, as ours. A word of its own that we do not know is kept. */
final class CiStatus {

    private static final String COMPLETED = "completed";
    private static final Set<String> ENDS = Set.of("success", "failed", "canceled", "skipped");

    private CiStatus() {}

    static String of(String status) {
        return switch (status) {
            case "created", "pending", "preparing", "scheduled" -> "queued";
            case "manual", "waiting_for_resource", "waiting_for_callback" -> "waiting";
            case "canceling" -> "running";
            default -> isEnd(status) ? COMPLETED : status;
        };
    }

    /** How it ended, in GitLab's word; null while it has not. */
    static @Nullable String conclusion(String status) {
        return isEnd(status) ? status : null;
    }

    static boolean isEnd(String status) {
        return ENDS.contains(status);
    }
}

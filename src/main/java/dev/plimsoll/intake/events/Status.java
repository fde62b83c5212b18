package dev.plimsoll.intake.events;

import java.util.Locale;

/** The many words in which pipelines say how something is, as the nearest of ours. */
final class Status {

    private Status() {}

    /** The nearest word of ours, or the given one in lower case if none is near. */
    static String nearest(String word) {
        var lower = word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return switch (lower) {
            case "success", "successful", "succeeded", "passed", "ok", "completed", "deployed" -> "succeeded";
            case "failure", "failed", "error", "errored", "timed_out", "timeout", "broken" -> "failed";
            case "canceled", "cancelled", "aborted", "cancel" -> "cancelled";
            case "in_progress", "running", "started", "deploying" -> "running";
            case "pending", "requested", "new", "created" -> "created";
            case "denied", "declined", "rejected" -> "rejected";
            case "blocked", "waiting", "waiting_for_approval" -> "waiting";
            case "enqueued", "scheduled", "queued" -> "queued";
            case "inactive", "superseded" -> "superseded";
            default -> lower;
        };
    }
}

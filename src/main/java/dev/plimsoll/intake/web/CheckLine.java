package dev.plimsoll.intake.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one deployment's check.
 *
 * @param deploymentId our number of the deployment
 * @param attempts how often the endpoint was asked about it
 * @param outcome {@code agreed, differed, unanswered} or {@code superseded}; null while it is open
 * @param reason what the last question brought
 * @param dueAt when it is asked about next; null if it is settled
 */
record CheckLine(
        long deploymentId,
        int attempts,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable Instant dueAt,
        Instant deadlineAt,
        @Nullable Instant settledAt) {

    public String word() {
        if (outcome == null) {
            return "open";
        }
        return switch (outcome) {
            case "agreed" -> "verified";
            case "differed" -> "another version";
            case "unanswered" -> "unverified";
            default -> outcome;
        };
    }

    public String icon() {
        return switch (word()) {
            case "verified" -> "ok";
            case "another version" -> "no";
            case "unverified" -> "warn";
            case "open" -> "clock";
            default -> "to";
        };
    }

    public String tone() {
        return switch (word()) {
            case "verified" -> "ok";
            case "another version" -> "bad";
            case "unverified" -> "warn";
            case "open" -> "wait";
            default -> "";
        };
    }
}

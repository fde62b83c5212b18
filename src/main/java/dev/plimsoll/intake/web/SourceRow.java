package dev.plimsoll.intake.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source as its pages show it, without its secrets.
 *
 * @param secrets how many are valid
 * @param usualGapS median of the gaps between the last 50 deliveries, in seconds; null if there are fewer than three
 */
record SourceRow(
        long id,
        String name,
        String kind,
        boolean isDeclared,
        boolean isDemo,
        Instant createdAt,
        long secrets,
        @Nullable Instant lastAt,
        @Nullable Double usualGapS) {

    /** The event API is let in by bearer tokens and has no secrets of its own. */
    public boolean isBuiltIn() {
        return kind.equals("events");
    }

    public boolean isSilent() {
        return lastAt == null;
    }

    /** It was in the configuration and is no longer: nobody can send in its name. */
    public boolean isShut() {
        return isDeclared && secrets == 0;
    }

    /** Its secrets are made here and can be replaced here. */
    public boolean isEditable() {
        return !isDeclared && !isBuiltIn() && !isDemo;
    }

    public @Nullable Duration usualGap() {
        return usualGapS == null ? null : Duration.ofMillis(Math.round(usualGapS * 1000));
    }

    /** Where its senders send to. */
    public String path() {
        return isBuiltIn() ? "/api/v1/events" : "/webhooks/" + name;
    }
}

package dev.plimsoll.intake.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A history that is being filled in, or was.
 *
 * @param since nothing older is asked for
 * @param step {@code commits}, then {@code changes}
 * @param page of that step, from 1
 * @param accepted how many events were new
 * @param repeated how many were known
 * @param dueAt when the next page is asked for
 * @param failures how often in a row a page could not be had
 * @param problem what was in the way the last time; null if nothing was
 */
public record Filling(
        long id,
        String sourceName,
        String repository,
        Instant since,
        Instant beganAt,
        Instant toldAt,
        Instant dueAt,
        @Nullable Instant endedAt,
        String step,
        int page,
        long accepted,
        long repeated,
        int failures,
        @Nullable String problem) {

    public boolean isRunning() {
        return endedAt == null;
    }

    /** In one word, for people. */
    public String state() {
        if (isRunning()) {
            return problem == null ? "running" : "waiting";
        }
        return problem == null ? "finished" : "stopped";
    }
}

package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a deployment.
 *
 * @param id of the mark
 * @param number our number of the deployment
 * @param because why, in the person's words
 * @param liftedBy who took it back; null while it stands
 */
public record MarkLine(
        long id,
        long number,
        String service,
        String environment,
        @Nullable String sha,
        MarkWord word,
        String because,
        String by,
        Instant at,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt) {

    public boolean isStanding() {
        return liftedAt == null;
    }

    /** The short commit, or what stands for it. */
    public String shown() {
        var full = Objects.requireNonNullElse(sha, "no commit");
        return sha == null ? full : full.substring(0, Math.min(7, full.length()));
    }
}

package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One deployment in a list.
 *
 * @param countsAs {@code baseline, change, redeploy, rollback} or {@code config}; null if it does not count
 * @param verifiedAt when it was first seen running
 * @param contradictedAt when something else was seen running in its stead
 * @param happenedAt its end, else its start, else the first that was heard of it: the order of every list
 */
record DeploymentLine(
        long id,
        String service,
        String environment,
        String target,
        @Nullable String sha,
        @Nullable String digest,
        String kind,
        String state,
        @Nullable String ref,
        @Nullable String actor,
        @Nullable String url,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant happenedAt,
        @Nullable String flagged,
        @Nullable String countsAs,
        @Nullable Instant verifiedAt,
        @Nullable Instant contradictedAt) {

    public StateMark mark() {
        return StateMark.of(state);
    }

    public Artifact artifact() {
        return new Artifact(sha, digest);
    }

    /** From start to end; null unless both were reported in this order. */
    public @Nullable Duration took() {
        return startedAt == null || finishedAt == null || finishedAt.isBefore(startedAt)
                ? null
                : Duration.between(startedAt, finishedAt);
    }

    /** The address of the run, if it is one that a browser can open. */
    public @Nullable String link() {
        return WebAddress.orNull(url);
    }

    /** What a tag beside its outcome says, or null. */
    public @Nullable String tag() {
        return switch (Objects.requireNonNullElse(countsAs, "")) {
            case "rollback" -> "rollback";
            case "redeploy" -> "no-op";
            case "config" -> "config";
            case "baseline" -> "first known";
            default -> null;
        };
    }

    /** Whether anybody has looked at what runs because of it; empty where nothing does. */
    public String liveness() {
        if (mark() != StateMark.SUCCEEDED) {
            return "";
        }
        if (contradictedAt != null && (verifiedAt == null || verifiedAt.isBefore(contradictedAt))) {
            return "another version runs";
        }
        return verifiedAt == null ? "unverified" : "verified";
    }

    Cursor cursor() {
        return new Cursor(happenedAt, id);
    }
}

package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One deployment in a list.
 *
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
        @Nullable String flagged) {

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

    Cursor cursor() {
        return new Cursor(happenedAt, id);
    }
}

package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What runs on one target of a cell, with the deployment it came by. */
record PeekRuns(
        String environment,
        String target,
        @Nullable Long deploymentId,
        @Nullable String sha,
        @Nullable String digest,
        Instant since,
        @Nullable Instant startedAt,
        @Nullable String actor,
        @Nullable String ref,
        @Nullable String url,
        @Nullable String subject,
        @Nullable String author) {

    public Artifact artifact() {
        return new Artifact(sha, digest);
    }

    public @Nullable String link() {
        return WebAddress.orNull(url);
    }

    public @Nullable String shortDigest() {
        return digest == null ? null : Artifact.abbreviatedDigest(digest);
    }

    public @Nullable Duration took() {
        return startedAt == null || since.isBefore(startedAt) ? null : Duration.between(startedAt, since);
    }
}

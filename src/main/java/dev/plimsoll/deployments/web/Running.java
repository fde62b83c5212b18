package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What runs on one target of a service's environment, because a pipeline said so. */
record Running(
        long serviceId,
        long environmentId,
        String target,
        @Nullable String sha,
        @Nullable String digest,
        Instant since,
        @Nullable String actor,
        @Nullable String ref) {

    Artifact artifact() {
        return new Artifact(sha, digest);
    }
}

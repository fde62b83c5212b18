package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The success before or after a deployment in the same cell. */
record Neighbour(long id, @Nullable String sha, @Nullable String digest, Instant finishedAt) {

    public Artifact artifact() {
        return new Artifact(sha, digest);
    }
}

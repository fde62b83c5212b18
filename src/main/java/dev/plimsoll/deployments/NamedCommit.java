package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A commit that somebody may mean; beside its id only what has been reported of it. */
public record NamedCommit(
        String sha,
        @Nullable String subject,
        @Nullable String author,
        @Nullable Instant committedAt) {}

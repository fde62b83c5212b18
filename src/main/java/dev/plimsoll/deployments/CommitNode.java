package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One commit in the graph of its repository.
 *
 * @param parents null where nobody has said on which commits it stands
 * @param isReported whether anybody has reported it; if not, only its id is known, from a child or a deployment
 */
record CommitNode(
        long repositoryId,
        String sha,
        @Nullable List<String> parents,
        @Nullable Instant committedAt,
        boolean isReported) {}

package dev.plimsoll.deployments;

import dev.plimsoll.deployments.Arrived.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The commits that first reached an environment with a deployment, by their ids alone.
 *
 * @param repositoryId the repository of its commits; null if nobody named it and its service has none or several
 * @param sha the commit that was deployed; null if its sender named none
 * @param outcome how far the answer goes
 * @param shas those that are known to be new, merge commits too; of a baseline and where the history is missing the deployed
 *     commit alone
 */
public record Came(
        long deploymentId,
        @Nullable Long repositoryId,
        @Nullable String sha,
        Outcome outcome,
        Set<String> shas) {}

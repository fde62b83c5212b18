package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.Contradiction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why something else runs than was reported.
 *
 * @param kind {@code artifact_of_another_commit, other_version_runs} or {@code unexplained_change}
 * @param sentence what is wrong, with times in UTC
 * @param since when that began
 * @param number our number of the deployment that is spoken against; null where nobody claims anything
 */
record ContradictionItem(
        String kind,
        String sentence,
        Instant since,
        @Nullable Long number) {

    static ContradictionItem of(Contradiction found) {
        return new ContradictionItem(found.kind(), found.sentence(), found.since(), found.deploymentId());
    }
}

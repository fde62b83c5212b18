package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Contradiction;
import dev.plimsoll.deployments.ServiceRestored;
import dev.plimsoll.deployments.Troubles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one deployment.
 *
 * @param runs where it is what runs now, and how that is known; null if it is not
 * @param effect what it did; null if it has not taken effect
 * @param contradictions what speaks against it, the gravest first
 * @param before what ran in this cell until then, or null
 * @param after what succeeded there next, or null
 * @param service for a rollback, whether the service was normal again because of it; else null
 * @param aftermath what happened in the hour after it; null while it is under way
 * @param blames the incidents that are laid at its door
 */
record DeploymentView(
        DeploymentDetail deployment,
        @Nullable PeekRuns runs,
        @Nullable EffectLine effect,
        List<Contradiction> contradictions,
        List<ChainLink> chain,
        List<ReportLine> reports,
        @Nullable CommitLine commit,
        @Nullable Neighbour before,
        @Nullable Neighbour after,
        @Nullable ServiceRestored service,
        @Nullable Aftermath aftermath,
        List<Troubles.Blame> blames) {

    /** Whether something else runs than its sender says. */
    public boolean isDoubted() {
        return contradictions.stream().anyMatch(Contradiction::isGrave);
    }
}

package dev.plimsoll.deployments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one deployment.
 *
 * @param before what ran in this cell until then, or null
 * @param after what succeeded there next, or null
 */
record DeploymentView(
        DeploymentDetail deployment,
        List<ChainLink> chain,
        List<ReportLine> reports,
        @Nullable CommitLine commit,
        @Nullable Neighbour before,
        @Nullable Neighbour after) {}

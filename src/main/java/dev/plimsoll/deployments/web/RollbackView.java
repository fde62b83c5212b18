package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.RollbackFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of rollbacks.
 *
 * @param next the cursor of the next page; null on the last
 * @param isFirstRun whether no deployment was ever reported
 */
record RollbackView(
        RollbackFigures figures,
        List<RollbackLine> lines,
        @Nullable String next,
        boolean isFirstRun,
        List<String> teams,
        List<String> environments) {}

package dev.plimsoll.intake.flux;

import dev.plimsoll.deployments.DeploymentState;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the reason of an event says of a deployment. */
final class Reason {

    static final String ROLLBACK = "RollbackSucceeded";

    private static final Set<String> REMOVALS = Set.of("UninstallSucceeded");
    private static final Map<String, DeploymentState> STATES = Map.ofEntries(
            Map.entry("Progressing", DeploymentState.RUNNING),
            Map.entry("ProgressingWithRetry", DeploymentState.RUNNING),
            Map.entry("ReconciliationSucceeded", DeploymentState.SUCCEEDED),
            Map.entry("InstallSucceeded", DeploymentState.SUCCEEDED),
            Map.entry("UpgradeSucceeded", DeploymentState.SUCCEEDED),
            Map.entry(ROLLBACK, DeploymentState.SUCCEEDED),
            Map.entry("ReconciliationFailed", DeploymentState.FAILED),
            Map.entry("HealthCheckFailed", DeploymentState.FAILED),
            Map.entry("BuildFailed", DeploymentState.FAILED),
            Map.entry("ValidationFailed", DeploymentState.FAILED),
            Map.entry("PruneFailed", DeploymentState.FAILED),
            Map.entry("InstallFailed", DeploymentState.FAILED),
            Map.entry("UpgradeFailed", DeploymentState.FAILED),
            Map.entry("TestFailed", DeploymentState.FAILED),
            Map.entry("RollbackFailed", DeploymentState.FAILED));

    private Reason() {}

    static boolean isRemoval(@Nullable String reason) {
        return reason != null && REMOVALS.contains(reason);
    }

    /** Null if it says nothing of one. */
    static @Nullable DeploymentState of(@Nullable String reason) {
        return reason == null ? null : STATES.get(reason);
    }
}

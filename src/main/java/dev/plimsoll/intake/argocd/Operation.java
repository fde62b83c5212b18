package dev.plimsoll.intake.argocd;

import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last synchronisation of an application, and how well what it deployed is: two things, of which neither says how the
 * deployment went.
 */
record Operation(Tree state, Tree health) {

    /** What falls ill later than that does so by itself. */
    private static final Duration SETTLING = Duration.ofHours(1);

    @Nullable
    String phase() {
        return state.text("phase");
    }

    String healthWord() {
        return Objects.requireNonNullElse(health.text("status"), "Unknown");
    }

    @Nullable
    Instant startedAt() {
        return Times.of(state.text("startedAt"));
    }

    private @Nullable Instant finishedAt() {
        return Times.of(state.text("finishedAt"));
    }

    @Nullable
    String actor() {
        return state.text("operation", "initiatedBy", "username");
    }

    @Nullable
    String message() {
        return state.text("message");
    }

    boolean isTrial() {
        return state.isTrue("operation", "sync", "dryRun");
    }

    /** How far the deployment is; null if the phase is not known here. */
    @Nullable
    DeploymentState deployment() {
        return switch (Objects.requireNonNullElse(phase(), "")) {
            case "Running", "Terminating" -> DeploymentState.RUNNING;
            case "Failed", "Error" -> DeploymentState.FAILED;
            case "Succeeded" ->
                switch (healthWord()) {
                    case "Healthy" -> DeploymentState.SUCCEEDED;
                    case "Degraded" -> DeploymentState.FAILED;
                    default -> DeploymentState.RUNNING;
                };
            default -> null;
        };
    }

    /** When that began. */
    @Nullable
    Instant at() {
        if (deployment() == DeploymentState.RUNNING) {
            return startedAt();
        }
        var finished = finishedAt();
        var turned = "Succeeded".equals(phase()) ? turnedAt() : null;
        return finished == null || (turned != null && turned.isAfter(finished)) ? turned : finished;
    }

    private @Nullable Instant turnedAt() {
        return Times.of(health.text("lastTransitionTime"));
    }

    /** Whether it fell ill so long after it was deployed that it was not the deployment. */
    boolean isIllness() {
        var finished = finishedAt();
        var turned = turnedAt();
        return "Succeeded".equals(phase())
                && "Degraded".equals(healthWord())
                && finished != null
                && turned != null
                && turned.isAfter(finished.plus(SETTLING));
    }
}

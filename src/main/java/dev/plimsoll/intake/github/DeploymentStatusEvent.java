package dev.plimsoll.intake.github;

import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.forges.PushedCommit;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A deployment went on. {@code inactive} is GitHub's bookkeeping: a newer one succeeded, this one did not end. */
@Component
class DeploymentStatusEvent implements GitHubEvent {

    private static final Map<String, DeploymentState> STATES = Map.of(
            "pending", DeploymentState.CREATED,
            "waiting", DeploymentState.WAITING,
            "queued", DeploymentState.QUEUED,
            "in_progress", DeploymentState.RUNNING,
            "success", DeploymentState.SUCCEEDED,
            "failure", DeploymentState.FAILED,
            "error", DeploymentState.FAILED,
            "inactive", DeploymentState.SUPERSEDED);

    @Override
    public Set<String> names() {
        return Set.of("deployment_status");
    }

    @Override
    public Translation translate(GitHubBody body) {
        var word = body.needed("deployment_status", "state");
        var state = STATES.get(word);
        if (state == null) {
            return Translation.unrecognised(
                    "GitHub's deployment state \u201c%s\u201d is not known here.".formatted(word));
        }
        var deployment = GitHubDeployment.of(body);
        var report = deployment.report(
                state, body.instant("deployment_status", "created_at"), body.text("deployment_status", "description"));
        return Translation.of(
                Said.of(report),
                "Deployment %s of %s to %s is %s"
                        .formatted(
                                report.externalId(),
                                PushedCommit.shortSha(deployment.sha()),
                                deployment.environment(),
                                state.word()));
    }
}

package dev.plimsoll.intake.github;

import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.forges.PushedCommit;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody asked for a deployment. */
@Component
class DeploymentEvent implements GitHubEvent {

    @Override
    public Set<String> names() {
        return Set.of("deployment");
    }

    @Override
    public Translation translate(GitHubBody body) {
        var deployment = GitHubDeployment.of(body);
        var report = deployment.report(
                DeploymentState.CREATED,
                body.instant("deployment", "created_at"),
                body.text("deployment", "description"));
        return Translation.of(
                Said.of(report),
                "Deployment %s of %s to %s was created"
                        .formatted(
                                report.externalId(),
                                PushedCommit.shortSha(deployment.sha()),
                                deployment.environment()));
    }
}

package dev.plimsoll.intake.github;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Tree;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The deployment that an event speaks of.
 *
 * <p>A team may say more in the deployment's payload: {@code service}, {@code target}, {@code kind}, {@code digest} and
 * {@code config_hash} are taken from there.
 */
record GitHubDeployment(GitHubBody body, Tree deployment) {

    private static final Pattern RUN = Pattern.compile("/actions/runs/(\\d+)");
    private static final Set<String> KINDS = Set.of("code", "config", "infra", "flag", "secret", "migration");

    static GitHubDeployment of(GitHubBody body) {
        return new GitHubDeployment(body, body.tree().at("deployment"));
    }

    String environment() {
        return body.needed("deployment", "environment");
    }

    @Nullable
    String sha() {
        return deployment.text("sha");
    }

    DeploymentReport report(DeploymentState state, @Nullable Instant at, @Nullable String description) {
        var said = Objects.requireNonNullElse(at, body.receivedAt());
        return new DeploymentReport(
                body.origin(),
                body.needed("deployment", "id"),
                about(),
                Objects.requireNonNullElse(payload("target"), DeploymentReport.EVERYWHERE),
                state,
                body.now(said),
                body.isSkewed(said),
                null,
                facts(description));
    }

    private Claim about() {
        return body.about(payload("service"), environment());
    }

    private DeploymentFacts facts(@Nullable String description) {
        var kind = payload("kind");
        return DeploymentFacts.of(
                sha(),
                payload("digest"),
                payload("config_hash"),
                kind != null && KINDS.contains(kind) ? kind : null,
                deployment.text("ref"),
                deployment.text("task"),
                deployment.text("creator", "login"),
                description,
                runId(),
                body.tree().count("workflow_run", "run_attempt"),
                first(body.text("deployment_status", "target_url"), body.text("workflow_run", "html_url")),
                body.text("deployment_status", "log_url"),
                deployment.instant("created_at"),
                null);
    }

    private @Nullable String runId() {
        var id = body.text("workflow_run", "id");
        if (id != null) {
            return id;
        }
        var url = body.text("deployment_status", "target_url");
        var run = RUN.matcher(Objects.requireNonNullElse(url, ""));
        return run.find() ? run.group(1) : null;
    }

    private @Nullable String payload(String field) {
        return deployment.text("payload", field);
    }

    private static @Nullable String first(@Nullable String preferred, @Nullable String otherwise) {
        return preferred == null ? otherwise : preferred;
    }
}

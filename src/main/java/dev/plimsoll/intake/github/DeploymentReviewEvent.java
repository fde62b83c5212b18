package dev.plimsoll.intake.github;

import dev.plimsoll.deployments.DeploymentReview;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A reviewer was asked, or answered, at the gate of an environment. It names the run, not the deployment. */
@Component
class DeploymentReviewEvent implements GitHubEvent {

    private static final Set<String> STATES = Set.of("requested", "approved", "rejected");

    @Override
    public Set<String> names() {
        return Set.of("deployment_review");
    }

    @Override
    public Translation translate(GitHubBody body) {
        var state = body.needed("action");
        if (!STATES.contains(state)) {
            return Translation.unrecognised(
                    "GitHub's review action \u201c%s\u201d is not known here.".formatted(state));
        }
        var environment = environment(body);
        if (environment == null) {
            return Translation.unrecognised("The review names no environment.");
        }
        var run = body.needed("workflow_run", "id");
        var reviewer = state.equals("requested") ? null : body.text("approver", "login");
        var review = new DeploymentReview(
                body.origin(),
                run,
                body.about(null, environment),
                state,
                body.now(at(body)),
                reviewer,
                body.text("comment"),
                null);
        return Translation.of(
                Said.of(review),
                "Review of run %s at %s: %s%s"
                        .formatted(run, environment, state, reviewer == null ? "" : " by " + reviewer));
    }

    /** The event may speak of several jobs; they belong to one environment. */
    private static @Nullable String environment(GitHubBody body) {
        var named = body.text("environment");
        if (named != null) {
            return named;
        }
        return body.tree().stream("workflow_job_runs")
                .map(job -> job.text("environment"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant at(GitHubBody body) {
        var since = body.instant("since");
        return since == null ? body.instant("workflow_run", "updated_at") : since;
    }
}

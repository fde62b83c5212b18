package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.deployments.DeploymentReview;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Somebody was asked, or answered, at a check of a pipeline. Often the run and the environment stand only in the message for
 * people, which is in any language and not read.
 */
@Component
class CheckApproval implements HookEvent {

    @Override
    public Set<String> types() {
        return Set.of(
                "ms.vss-pipelinechecks-events.approval-pending", "ms.vss-pipelinechecks-events.approval-completed");
    }

    @Override
    public Translation translate(HookBody body) {
        var run = HookBody.first(body.text("run", "id"), body.text("pipeline", "runId"));
        var environment = environment(body.resource().at("resource"));
        if (run == null || environment == null) {
            return Translation.ignored(
                    "It names no run or no environment but in its message, which is for people and is not read.");
        }
        var status = body.needed("approval", "status");
        var state = ReleaseApproval.state(status);
        if (state == null) {
            return Translation.ignored("The approval is \u201c%s\u201d: nobody decided.".formatted(status));
        }
        var origin = body.origin(body.text("run", "url"), body.text("run", "_links", "web", "href"), body.text("url"));
        var review = new DeploymentReview(
                origin,
                run,
                new Claim(origin, null, null, environment),
                state,
                body.at(),
                state.equals("requested") ? null : reviewer(body.resource(), status),
                comment(body.resource()),
                null);
        return Translation.of(Said.of(review), "Approval of run %s for %s: %s".formatted(run, environment, state));
    }

    private static @Nullable String environment(Tree resource) {
        var name = resource.text("name");
        return "environment".equalsIgnoreCase(resource.text("type")) && name != null && name.length() <= 200
                ? name
                : null;
    }

    private static @Nullable String reviewer(Tree resource, String status) {
        return resource.at("approval").stream("steps")
                .filter(step -> status.equals(step.text("status")))
                .map(step -> HookBody.first(
                        HookBody.person(step.at("actualApprover")), HookBody.person(step.at("assignedApprover"))))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String comment(Tree resource) {
        return resource.at("approval").stream("steps")
                .map(step -> step.text("comment"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}

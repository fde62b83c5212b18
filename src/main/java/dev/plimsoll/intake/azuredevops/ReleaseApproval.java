package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.deployments.DeploymentReview;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody was asked, or answered, whether a stage of a classic release may be deployed. */
@Component
class ReleaseApproval implements HookEvent {

    @Override
    public Set<String> types() {
        return Set.of(
                "ms.vss-release.deployment-approval-pending-event",
                "ms.vss-release.deployment-approval-completed-event");
    }

    @Override
    public Translation translate(HookBody body) {
        if ("postDeploy".equals(body.text("approval", "approvalType"))) {
            return Translation.ignored("An approval after the deployment stops nothing that has been deployed.");
        }
        var status = body.needed("approval", "status");
        var state = state(status);
        if (state == null) {
            return Translation.ignored("The approval is \u201c%s\u201d: nobody decided.".formatted(status));
        }
        var release = new Release(body);
        var environment = body.name("approval", "releaseEnvironment", "name");
        var reviewer = state.equals("requested") ? null : reviewer(body);
        var review = new DeploymentReview(
                release.origin(),
                release.runId(),
                new Claim(release.origin(), null, null, environment),
                state,
                body.at(),
                reviewer,
                body.text("approval", "comments"),
                null);
        return Translation.of(
                Said.of(review),
                "Approval of release \u201c%s\u201d for %s: %s%s"
                        .formatted(release.name(), environment, state, reviewer == null ? "" : " by " + reviewer));
    }

    static @Nullable String state(String status) {
        return switch (status) {
            case "pending" -> "requested";
            case "approved", "rejected" -> status;
            default -> null;
        };
    }

    private static @Nullable String reviewer(HookBody body) {
        var approval = body.resource().at("approval");
        return approval.isTrue("isAutomated")
                ? "(automated)"
                : Objects.requireNonNullElseGet(
                        HookBody.person(approval.at("approvedBy")), () -> HookBody.person(approval.at("approver")));
    }
}

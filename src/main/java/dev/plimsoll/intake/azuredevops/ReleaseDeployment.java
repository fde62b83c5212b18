package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A stage of a classic release began to be deployed, or ended. The same stage again is another attempt of it. */
@Component
class ReleaseDeployment implements HookEvent {

    private static final String STARTED = "ms.vss-release.deployment-started-event";
    private static final String COMPLETED = "ms.vss-release.deployment-completed-event";

    @Override
    public Set<String> types() {
        return Set.of(STARTED, COMPLETED);
    }

    @Override
    public Translation translate(HookBody body) {
        var release = new Release(body);
        var environment = body.name("environment", "name");
        var service = HookBody.first(release.definition(), release.project());
        if (service == null) {
            return Translation.unreadable(
                    "It names neither \u201cresource.release.releaseDefinition\u201d nor \u201cresource.project\u201d, so nobody can tell what was deployed.");
        }
        var state = state(body);
        if (state == null) {
            return Translation.unrecognised("The end \u201c%s\u201d of a deployment is not known here."
                    .formatted(body.text("environment", "status")));
        }
        var report =
                report(body, release, new Claim(release.origin(), release.repository(), service, environment), state);
        return Translation.of(
                Said.of(report),
                "Deployment %s of release \u201c%s\u201d to %s is %s%s"
                        .formatted(
                                report.externalId(),
                                release.name(),
                                environment,
                                state.word(),
                                report.facts().sha() == null ? "; which commit it brings is not said" : ""));
    }

    private static DeploymentReport report(HookBody body, Release release, Claim about, DeploymentState state) {
        var attempt = attempt(body.resource());
        var stage = body.name("environment", "id");
        return new DeploymentReport(
                release.origin(),
                attempt == 1 ? stage : "%s/%d".formatted(stage, attempt),
                about,
                DeploymentReport.EVERYWHERE,
                state,
                body.at(),
                body.isSkewed(),
                null,
                facts(body, release, attempt));
    }

    private static DeploymentFacts facts(HookBody body, Release release, int attempt) {
        return DeploymentFacts.of(
                release.sha(),
                null,
                null,
                null,
                release.ref(),
                null,
                HookBody.person(body.resource().at("deployment", "requestedFor")),
                release.name(),
                release.runId(),
                attempt,
                release.link(),
                null,
                body.instant("deployment", "queuedOn"),
                null);
    }

    /** The highest number that is given: 0 and nothing are the first attempt. */
    private static int attempt(Tree resource) {
        return Stream.concat(
                        Stream.of(resource.count("deployment", "attempt"), resource.count("attemptId")),
                        resource.at("environment").stream("deploySteps").map(step -> step.count("attempt")))
                .filter(Objects::nonNull)
                .max(Integer::compare)
                .orElse(1);
    }

    private static @Nullable DeploymentState state(HookBody body) {
        if (body.type().equals(STARTED)) {
            return DeploymentState.RUNNING;
        }
        var status = Objects.requireNonNullElse(body.text("environment", "status"), "");
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "succeeded" -> DeploymentState.SUCCEEDED;
            case "partiallysucceeded" -> DeploymentState.PARTIAL;
            case "canceled", "cancelled" -> DeploymentState.CANCELLED;
            case "rejected" -> isTurnedDown(body) ? DeploymentState.REJECTED : DeploymentState.FAILED;
            case "failed" -> DeploymentState.FAILED;
            default -> null;
        };
    }

    /** Azure DevOps calls both rejected: a stage that failed, and one that nobody let begin. */
    private static boolean isTurnedDown(HookBody body) {
        return body.resource().at("environment").stream("preDeployApprovals")
                .anyMatch(approval -> "rejected".equals(approval.text("status")));
    }
}

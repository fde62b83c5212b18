package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.deployments.Observation;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service was deployed, upgraded, rolled back or removed, which CDEvents tells when it is done; and tasks that say of
 * themselves that they deploy, which tell how it goes until then.
 */
final class ServiceMeaning {

    private static final Set<String> KINDS = Set.of("code", "config", "infra", "flag", "secret", "migration");

    private ServiceMeaning() {}

    static Translation of(CdEvent event) {
        if (event.predicate().equals("published")) {
            return Translation.ignored("That a service can be reached now is no deployment.");
        }
        var service = Objects.requireNonNullElse(event.custom("service"), event.subject());
        var environment = event.environment();
        if (environment == null) {
            return Translation.unreadable(
                    "It names no \u201csubject.content.environment.id\u201d of 1 to 200 characters: "
                            + "nobody knows where that was.");
        }
        var words = "%s in %s: %s".formatted(service, environment, event.predicate());
        return event.predicate().equals("removed")
                ? Translation.of(Said.of(gone(event, service, environment)), words)
                : Translation.of(Said.of(done(event, service, environment)), words);
    }

    private static Observation gone(CdEvent event, String service, String environment) {
        return new Observation(
                event.origin(),
                event.about(service, environment),
                target(event),
                "stable",
                null,
                null,
                null,
                null,
                true,
                "cluster",
                event.at(),
                event.isSkewed(),
                null);
    }

    /** One that nobody gave an id is known by what came where and when. */
    private static DeploymentReport done(CdEvent event, String service, String environment) {
        var own = deployment(event);
        var id = "%s/%s/%s/%s"
                .formatted(service, environment, Objects.requireNonNullElse(event.text("artifactId"), "-"), event.at());
        return report(event, own == null ? id : own, service, environment, DeploymentState.SUCCEEDED);
    }

    /** What a task tells of the deployment that it is; empty if it is none, or does not say of what and where. */
    static Optional<DeploymentReport> ofTask(CdEvent event) {
        var service = event.custom("service");
        var environment = event.environment();
        var isOne = "deployment".equals(event.custom("kind"));
        if (!isOne || service == null || environment == null) {
            return Optional.empty();
        }
        var own = deployment(event);
        var id = own == null ? "taskrun/" + event.subject() : own;
        return Optional.of(report(event, id, service, environment, RunMeaning.state(event)));
    }

    private static @Nullable String deployment(CdEvent event) {
        return event.custom("deployment", "deploymentId");
    }

    private static String target(CdEvent event) {
        return Objects.requireNonNullElse(event.custom("target"), DeploymentReport.EVERYWHERE);
    }

    private static DeploymentReport report(
            CdEvent event, String id, String service, String environment, DeploymentState state) {
        return new DeploymentReport(
                event.origin(),
                id,
                event.about(service, environment),
                target(event),
                state,
                event.at(),
                event.isSkewed(),
                null,
                facts(event));
    }

    private static DeploymentFacts facts(CdEvent event) {
        var kind = event.custom("changeKind");
        var ref = event.custom("ref");
        return DeploymentFacts.of(
                        event.sha(),
                        event.digest(),
                        event.custom("configHash", "config_hash"),
                        kind != null && KINDS.contains(kind) ? kind : null,
                        ref != null ? ref : event.artifact().map(Purl::label).orElse(null),
                        event.predicate(),
                        event.custom("actor", "user"),
                        event.custom("description"),
                        event.custom("run"),
                        null,
                        event.url(),
                        null,
                        null,
                        null)
                .with(null, null, null, event.custom("rollbackOf", "rollback_of"), event.custom("fixes"));
    }
}

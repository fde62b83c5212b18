package dev.plimsoll.intake.spinnaker;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.clusters.Brought;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An execution of a pipeline as an event of it tells.
 *
 * @param details of the event
 * @param content what the event is about
 */
record Execution(Tree details, Tree content, Inbound inbound) {

    @Nullable
    String type() {
        return details.text("type");
    }

    @Nullable
    String id() {
        var id = content.text("executionId");
        return id == null ? tree().text("id") : id;
    }

    private Tree tree() {
        return content.at("execution");
    }

    @Nullable
    String application() {
        var said = tree().text("application");
        return said == null ? details.text("application") : said;
    }

    @Nullable
    String name() {
        return tree().text("name");
    }

    /** The stage that the event is about. */
    @Nullable
    String stage() {
        var name = content.text("name");
        return name == null ? content.text("context", "stageDetails", "name") : name;
    }

    @Nullable
    String actor() {
        return tree().text("trigger", "user");
    }

    Instant at() {
        return inbound.now(Times.of(details.text("created")));
    }

    @Nullable
    Instant startedAt(boolean isStage) {
        return Times.of((isStage ? content : tree()).text("startTime"));
    }

    @Nullable
    Instant finishedAt(boolean isStage) {
        return Times.of((isStage ? content : tree()).text("endTime"));
    }

    boolean isCancelled() {
        return tree().isTrue("canceled") || "CANCELED".equals(tree().text("status"));
    }

    /** How far it is by the last word of the type; null if that is not known here. */
    @Nullable
    DeploymentState state() {
        var type = Objects.requireNonNullElse(type(), "");
        return switch (type.substring(type.lastIndexOf(':') + 1)) {
            case "starting" -> DeploymentState.RUNNING;
            case "complete" -> DeploymentState.SUCCEEDED;
            case "failed" -> isCancelled() ? DeploymentState.CANCELLED : DeploymentState.FAILED;
            default -> null;
        };
    }

    private @Nullable String parameter(String... names) {
        return Stream.of(names)
                .map(name -> tree().text("trigger", "parameters", name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Only where it is said in so many words. */
    @Nullable
    String environment() {
        return parameter("PLIMSOLL_ENVIRONMENT", "environment", "ENVIRONMENT");
    }

    @Nullable
    String sha() {
        var said = parameter("PLIMSOLL_SHA", "sha");
        var sha = said == null ? tree().text("trigger", "hash") : said;
        return Brought.of(sha, null).sha();
    }

    @Nullable
    String branch() {
        return tree().text("trigger", "branch");
    }

    /** The repository that a trigger of Git names, and the service. */
    Claim about(String origin) {
        var project = tree().text("trigger", "project");
        var slug = tree().text("trigger", "slug");
        var forge = tree().text("trigger", "source");
        var host = "github".equals(forge) ? "github.com" : Objects.requireNonNullElse(forge, origin);
        var repository =
                project == null || slug == null ? null : new RepositoryClaim(host, null, project + "/" + slug, at());
        var service = parameter("PLIMSOLL_SERVICE", "service");
        return new Claim(
                repository == null ? origin : host,
                repository,
                service == null && (repository == null || environment() != null) ? application() : service,
                environment());
    }
}

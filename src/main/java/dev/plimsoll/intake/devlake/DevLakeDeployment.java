package dev.plimsoll.intake.devlake;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Outcome;
import dev.plimsoll.intake.RepositoryAddress;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of one commit, or of several of different repositories, each of which is a deployment by itself.
 *
 * @param body all of it
 * @param commit one of its commits; in the form before 1.0 the body itself
 */
record DevLakeDeployment(Tree body, Tree commit, Inbound inbound) {

    /** What DevLake takes it for where nothing is said. */
    private static final String PRODUCTION = "PRODUCTION";

    static Translation translate(Tree body, Inbound inbound) {
        var commits = Stream.concat(body.stream("deploymentCommits"), body.stream("deployment_commits"))
                .toList();
        var all = (commits.isEmpty() && body.has("commit_sha") ? List.of(body) : commits)
                .stream()
                        .map(commit -> new DevLakeDeployment(body, commit, inbound))
                        .toList();
        if (all.isEmpty()) {
            return Translation.unreadable("\u201cdeploymentCommits\u201d is empty: nobody knows what was deployed.");
        }
        var said = new ArrayList<Said>();
        var words = new ArrayList<String>();
        for (var one : all) {
            var report = one.report(all.size() > 1);
            said.add(Said.of(report));
            words.add("Deployment %s of %s to %s: %s"
                    .formatted(
                            report.externalId(),
                            report.about().repositoryName(),
                            report.about().environment(),
                            report.state().word()));
        }
        return new Translation(Outcome.TRANSLATED, null, Said.all(said), List.copyOf(words));
    }

    private DeploymentReport report(boolean isOneOfSeveral) {
        var sha = needed("commitSha", "commit_sha");
        var repository =
                RepositoryAddress.repository(needed("repoUrl", "repo_url"), DevLakeSource.KIND, inbound.receivedAt());
        if (repository == null) {
            throw new UnreadableDelivery("\u201crepoUrl\u201d is not the address of a repository.");
        }
        var own = first(body.text("id"), body.text("pipeline_id"));
        var id = own == null ? "%s/%s/%s".formatted(repository.fullName(), sha, startedAt()) : own;
        var state = state();
        var at = Objects.requireNonNullElse(
                state == DeploymentState.RUNNING ? startedAt() : finishedAt(), inbound.receivedAt());
        return new DeploymentReport(
                DevLakeSource.KIND,
                isOneOfSeveral ? id + "/" + repository.fullName() : id,
                new Claim(DevLakeSource.KIND, repository, null, environment()),
                DeploymentReport.EVERYWHERE,
                state,
                inbound.now(at),
                !inbound.now(at).equals(at),
                null,
                facts(sha));
    }

    private DeploymentFacts facts(String sha) {
        return DeploymentFacts.of(
                sha,
                null,
                null,
                null,
                text("refName", "ref_name"),
                null,
                null,
                first(body.text("displayTitle"), body.text("name")),
                null,
                null,
                WebAddress.orNull(body.text("url")),
                null,
                time("createdDate", "create_time"),
                startedAt());
    }

    private String environment() {
        var own = body.text("originalEnvironment");
        var named = own == null ? text("environment", "environment") : own;
        return named == null || named.length() > 200 ? PRODUCTION : named;
    }

    /** A result that nobody knows is told by whether there is an end. */
    private DeploymentState state() {
        var result = Objects.requireNonNullElse(text("result", "result"), "").toUpperCase(Locale.ROOT);
        return switch (result) {
            case "FAILURE", "FAILED", "ERROR" -> DeploymentState.FAILED;
            case "ABORT", "ABORTED", "CANCEL", "CANCELED", "CANCELLED" -> DeploymentState.CANCELLED;
            case "SUCCESS", "SUCCEEDED" -> DeploymentState.SUCCEEDED;
            default -> finishedAt() == null ? DeploymentState.RUNNING : DeploymentState.SUCCEEDED;
        };
    }

    private @Nullable Instant startedAt() {
        return time("startedDate", "start_time");
    }

    private @Nullable Instant finishedAt() {
        return time("finishedDate", "end_time");
    }

    private @Nullable Instant time(String field, String before) {
        return Times.of(text(field, before));
    }

    private String needed(String field, String before) {
        var text = text(field, before);
        if (text == null) {
            throw new UnreadableDelivery("A commit has no \u201c%s\u201d.".formatted(field));
        }
        return text;
    }

    /** What the commit says, else what the whole says; by the name of now, else by that before 1.0. */
    private @Nullable String text(String field, String before) {
        return Stream.of(commit.text(field), commit.text(before), body.text(field), body.text(before))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String first(@Nullable String preferred, @Nullable String otherwise) {
        return preferred == null ? otherwise : preferred;
    }
}

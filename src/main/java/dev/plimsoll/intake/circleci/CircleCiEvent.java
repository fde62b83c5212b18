package dev.plimsoll.intake.circleci;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Ended;
import dev.plimsoll.intake.GitAddress;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebAddress;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What CircleCI says of a workflow or a job that ended. Which code it took stands in one of two places. */
record CircleCiEvent(Tree tree, Inbound inbound) {

    private static final String ORIGIN = "circleci.com";
    private static final String COMPLETED = "completed";
    private static final Map<String, String> FORGES =
            Map.of("gh", "github.com", "github", "github.com", "bb", "bitbucket.org", "bitbucket", "bitbucket.org");

    Translation workflow() {
        var workflow = tree.at("workflow");
        var run = new RunReport(
                origin(),
                needed("workflow", "id"),
                1,
                new Claim(origin(), repository(), null, null),
                workflow.text("name"),
                first("pipeline.vcs.branch", "pipeline.vcs.tag", "pipeline.trigger_parameters.git.branch"),
                first(
                        "pipeline.vcs.revision",
                        "pipeline.trigger_parameters.git.checkout_sha",
                        "pipeline.trigger_parameters.github_app.commit_sha"),
                COMPLETED,
                Ended.word(workflow.text("status")),
                first(
                        "pipeline.trigger_parameters.git.author_login",
                        "pipeline.trigger_parameters.github_app.user_username",
                        "pipeline.vcs.commit.author.name"),
                Times.of(workflow.text("created_at")),
                Times.of(workflow.text("stopped_at")),
                WebAddress.orNull(workflow.text("url")),
                at());
        return Translation.of(
                Said.of(run),
                "Workflow \u201c%s\u201d (%s): %s".formatted(run.workflow(), run.externalId(), run.conclusion()));
    }

    Translation job() {
        var job = tree.at("job");
        var report = new JobReport(
                origin(),
                needed("job", "id"),
                needed("workflow", "id"),
                1,
                job.text("name"),
                COMPLETED,
                Ended.word(job.text("status")),
                Times.of(job.text("started_at")),
                Times.of(job.text("stopped_at")),
                WebAddress.orNull(tree.text("workflow", "url")),
                at());
        return Translation.of(
                Said.of(report),
                "Job \u201c%s\u201d of workflow %s: %s".formatted(report.name(), report.runId(), report.conclusion()));
    }

    private Instant at() {
        return inbound.now(Times.first(tree, "happened_at", "workflow.stopped_at"));
    }

    private String origin() {
        try {
            var host = URI.create(Objects.requireNonNullElse(tree.text("workflow", "url"), ""))
                    .getHost();
            return host == null ? ORIGIN : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return ORIGIN;
        }
    }

    /** By the address that was cloned; of projects that are named after one, by that. */
    private @Nullable RepositoryClaim repository() {
        return Stream.of(
                        "pipeline.vcs.target_repository_url",
                        "pipeline.vcs.origin_repository_url",
                        "pipeline.trigger_parameters.git.repo_url")
                .map(field -> GitAddress.repository(first(field), at()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(this::ofSlug);
    }

    private @Nullable RepositoryClaim ofSlug() {
        var slug = Objects.requireNonNullElse(tree.text("project", "slug"), "").split("/");
        var forge = FORGES.get(slug[0]);
        return forge == null || slug.length != 3
                ? null
                : new RepositoryClaim(forge, null, slug[1] + "/" + slug[2], at());
    }

    private @Nullable String first(String... fields) {
        return Stream.of(fields)
                .map(field -> tree.text(field.split("\\.")))
                .filter(text -> text != null && text.length() <= 300)
                .findFirst()
                .orElse(null);
    }

    private String needed(String... path) {
        var text = tree.text(path);
        if (text == null || text.length() > 200) {
            throw new UnreadableDelivery(
                    "The body has no \u201c%s\u201d of at most 200 characters.".formatted(String.join(".", path)));
        }
        return text;
    }
}

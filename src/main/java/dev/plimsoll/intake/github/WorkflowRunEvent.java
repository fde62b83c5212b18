package dev.plimsoll.intake.github;

import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.pipelines.RunReport;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A workflow run went on. A re-run keeps its id and counts its attempts. Conclusions are kept as GitHub says them. */
@Component
class WorkflowRunEvent implements GitHubEvent {

    @Override
    public Set<String> names() {
        return Set.of("workflow_run");
    }

    @Override
    public Translation translate(GitHubBody body) {
        var run = body.tree().at("workflow_run");
        var report = report(body, run);
        return Translation.of(
                Said.of(report),
                "Run %s, attempt %d, of %s: %s"
                        .formatted(
                                report.externalId(),
                                report.attempt(),
                                report.workflow(),
                                Objects.requireNonNullElse(report.conclusion(), report.status())));
    }

    private static RunReport report(GitHubBody body, Tree run) {
        var status = WorkflowStatus.of(body.needed("workflow_run", "status"));
        return new RunReport(
                body.origin(),
                body.needed("workflow_run", "id"),
                Objects.requireNonNullElse(run.count("run_attempt"), 1),
                body.about(),
                first(run.text("path"), run.text("name")),
                run.text("head_branch"),
                run.text("head_sha"),
                status,
                run.text("conclusion"),
                first(run.text("triggering_actor", "login"), run.text("actor", "login")),
                run.instant("run_started_at"),
                status.equals(WorkflowStatus.COMPLETED) ? run.instant("updated_at") : null,
                run.text("html_url"),
                body.now(run.instant("updated_at")));
    }

    private static @Nullable String first(@Nullable String preferred, @Nullable String otherwise) {
        return preferred == null ? otherwise : preferred;
    }
}

package dev.plimsoll.intake.github;

import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.pipelines.JobReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A job of a workflow run went on. */
@Component
class WorkflowJobEvent implements GitHubEvent {

    @Override
    public Set<String> names() {
        return Set.of("workflow_job");
    }

    @Override
    public Translation translate(GitHubBody body) {
        var job = body.tree().at("workflow_job");
        var report = new JobReport(
                body.origin(),
                body.needed("workflow_job", "id"),
                body.needed("workflow_job", "run_id"),
                Objects.requireNonNullElse(job.count("run_attempt"), 1),
                job.text("name"),
                WorkflowStatus.of(body.needed("workflow_job", "status")),
                job.text("conclusion"),
                job.instant("started_at"),
                job.instant("completed_at"),
                job.text("html_url"),
                toldAt(body));
        return Translation.of(Said.of(report), inWords(body, report));
    }

    /** A job that deploys is no deployment itself: that has an event of its own, with the same number. */
    private static List<String> inWords(GitHubBody body, JobReport job) {
        var words = "Job \u201c%s\u201d of run %s: %s"
                .formatted(job.name(), job.runId(), Objects.requireNonNullElse(job.conclusion(), job.status()));
        var deployment = body.text("deployment", "id");
        return deployment == null
                ? List.of(words)
                : List.of(
                        words,
                        "It is for deployment %s to %s, of which \u201cdeployment_status\u201d tells"
                                .formatted(deployment, body.text("deployment", "environment")));
    }

    /** The latest instant that the job itself speaks of: the event has no time of its own. */
    private static Instant toldAt(GitHubBody body) {
        return body.now(Stream.of("completed_at", "started_at", "created_at")
                .map(field -> body.instant("workflow_job", field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null));
    }
}

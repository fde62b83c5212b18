package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Ended;
import dev.plimsoll.intake.GitAddress;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A run of a pipeline went on, or a stage or a job of it. The ids of stages and jobs are made of their names, so that those
 * of two runs are the same. Which environment a stage deploys to is not said.
 */
@Component
class PipelineState implements HookEvent {

    private static final String RUN = "ms.vss-pipelines.run-state-changed-event";
    private static final String STAGE = "ms.vss-pipelines.stage-state-changed-event";
    private static final String JOB = "ms.vss-pipelines.job-state-changed-event";
    private static final String COMPLETED = "completed";

    @Override
    public Set<String> types() {
        return Set.of(RUN, STAGE, JOB);
    }

    @Override
    public Translation translate(HookBody body) {
        return switch (body.type()) {
            case RUN -> run(body);
            case STAGE -> part(body, "stage", body.name("stage", "name"));
            default -> part(body, "job", HookBody.first(body.text("job", "id"), body.name("job", "name")));
        };
    }

    private static Translation run(HookBody body) {
        var origin = origin(body);
        var run = body.resource().at("run");
        var status = status(body.needed("run", "state"));
        var report = new RunReport(
                origin,
                body.name("run", "id"),
                1,
                HookBody.about(origin, repository(body)),
                HookBody.first(body.text("pipeline", "name"), run.text("pipeline", "name")),
                run.text("resources", "repositories", "self", "refName"),
                BuildCompleted.sha(run.text("resources", "repositories", "self", "version")),
                status,
                Ended.word(run.text("result")),
                null,
                body.instant("run", "createdDate"),
                status.equals(COMPLETED) ? body.instant("run", "finishedDate") : null,
                HookBody.link(run),
                body.at());
        return Translation.of(
                Said.of(report),
                "Run %s of %s: %s"
                        .formatted(
                                report.externalId(),
                                report.workflow(),
                                Objects.requireNonNullElse(report.conclusion(), report.status())));
    }

    private static Translation part(HookBody body, String kind, @Nullable String name) {
        var part = body.resource().at(kind);
        var run = body.name("run", "id");
        var attempt = Objects.requireNonNullElse(body.resource().count("attemptId"), 1);
        var report = new JobReport(
                origin(body),
                Stream.of(
                                run,
                                body.text("stage", "name"),
                                kind.equals("job") ? name : null,
                                attempt > 1 ? attempt : null)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .collect(Collectors.joining("/")),
                run,
                1,
                HookBody.first(part.text("displayName"), part.text("name")),
                status(body.needed(kind, "state")),
                Ended.word(part.text("result")),
                body.instant(kind, "startTime"),
                body.instant(kind, "finishTime"),
                HookBody.link(part),
                body.at());
        return Translation.of(
                Said.of(report),
                "%s \u201c%s\u201d of run %s: %s"
                        .formatted(
                                kind.equals("job") ? "Job" : "Stage",
                                report.name(),
                                run,
                                Objects.requireNonNullElse(report.conclusion(), report.status())));
    }

    private static String origin(HookBody body) {
        return body.origin(
                body.text("run", "url"),
                body.text("run", "_links", "web", "href"),
                body.text("run", "pipeline", "url"),
                body.text("pipeline", "url"),
                body.text("stage", "_links", "web", "href"));
    }

    /** The repository that the pipeline itself lies in, which is the first. */
    private static @Nullable RepositoryClaim repository(HookBody body) {
        return body.resource().stream("repositories")
                .map(Tree::node)
                .map(node -> GitAddress.repository(new Tree(node).text("url"), body.at()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String status(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "notstarted", "pending" -> "queued";
            case "waiting" -> "waiting";
            case "inprogress", "running", "canceling" -> "running";
            case "completed" -> COMPLETED;
            default -> state;
        };
    }
}

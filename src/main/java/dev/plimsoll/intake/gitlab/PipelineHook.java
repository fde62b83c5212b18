package dev.plimsoll.intake.gitlab;

import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A pipeline went on, with all its jobs. Its number stays when jobs are run again, which are new jobs then, so that it is
 * always the first attempt. Only its jobs tell when it was so.
 */
@Component
class PipelineHook implements GitLabHook {

    private static final List<String> TIMES = List.of("created_at", "started_at", "finished_at");

    @Override
    public Set<String> kinds() {
        return Set.of("pipeline");
    }

    @Override
    public Translation translate(GitLabBody body) {
        var run = run(body);
        var jobs = jobs(body, run.externalId());
        return Translation.of(
                Said.all(Stream.concat(Stream.of(Said.of(run)), jobs.stream().map(Said::of))
                        .toList()),
                "Pipeline %s of %s with %d %s: %s"
                        .formatted(
                                run.externalId(),
                                body.path(),
                                jobs.size(),
                                jobs.size() == 1 ? "job" : "jobs",
                                body.attributes().text("status")));
    }

    private static RunReport run(GitLabBody body) {
        var pipeline = body.attributes();
        var id = body.tree().needed("object_attributes", "id");
        var status = body.tree().needed("object_attributes", "status");
        return new RunReport(
                body.origin(),
                id,
                1,
                body.about(null),
                Optional.ofNullable(pipeline.text("name")).orElse(body.text("project", "ci_config_path")),
                pipeline.text("ref"),
                pipeline.text("sha"),
                CiStatus.of(status),
                CiStatus.conclusion(status),
                body.actor(),
                startedAt(body),
                CiStatus.isEnd(status) ? Times.of(pipeline.text("finished_at")) : null,
                Optional.ofNullable(pipeline.text("url")).orElse(body.address("/-/pipelines/" + id)),
                body.latest(Stream.concat(Stream.of(pipeline), body.tree().stream("builds"))
                        .flatMap(PipelineHook::instants)));
    }

    private static @Nullable Instant startedAt(GitLabBody body) {
        return body.tree().stream("builds")
                .map(build -> Times.of(build.text("started_at")))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<@Nullable Instant> instants(Tree tree) {
        return TIMES.stream().map(field -> Times.of(tree.text(field)));
    }

    private static List<JobReport> jobs(GitLabBody body, String run) {
        return body.tree().stream("builds")
                .filter(build -> build.text("id") != null && build.text("status") != null)
                .map(build -> job(body, run, build))
                .toList();
    }

    private static JobReport job(GitLabBody body, String run, Tree build) {
        var id = build.needed("id");
        var status = build.needed("status");
        return new JobReport(
                body.origin(),
                id,
                run,
                1,
                build.text("name"),
                CiStatus.of(status),
                CiStatus.conclusion(status),
                Times.of(build.text("started_at")),
                CiStatus.isEnd(status) ? Times.of(build.text("finished_at")) : null,
                body.address("/-/jobs/" + id),
                body.latest(instants(build)));
    }
}

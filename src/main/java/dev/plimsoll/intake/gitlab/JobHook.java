package dev.plimsoll.intake.gitlab;

import dev.plimsoll.deployments.DeploymentReport;
import dev.plimsoll.deployments.Observation;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.pipelines.JobReport;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A job went on. One that deploys is no deployment here: GitLab tells of that by itself, with its number. One that stops an
 * environment has no such event, and ends what ran there.
 */
@Component
class JobHook implements GitLabHook {

    private static final String OBSERVER = "cluster";
    private static final String SLOT = "stable";

    @Override
    public Set<String> kinds() {
        return Set.of("build", "job");
    }

    @Override
    public Translation translate(GitLabBody body) {
        var job = job(body);
        var words =
                "Job \u201c%s\u201d of pipeline %s: %s".formatted(job.name(), job.runId(), body.text("build_status"));
        var environment = body.text("environment", "name");
        if (environment == null) {
            return Translation.of(Said.of(job), words);
        }
        if (!hasStopped(body)) {
            return Translation.of(
                    Said.of(job),
                    List.of(
                            words,
                            "It is for %s; GitLab's event about the deployment tells what became of that"
                                    .formatted(environment)));
        }
        return body.pathOrNull() == null
                ? Translation.of(
                        Said.of(job),
                        List.of(words, "It stopped %s, of which project is not said".formatted(environment)))
                : Translation.of(
                        Said.all(List.of(Said.of(job), Said.of(gone(body, environment)))),
                        List.of(words, "Nothing runs at %s any more".formatted(environment)));
    }

    private static boolean hasStopped(GitLabBody body) {
        return "stop".equals(body.text("environment", "action")) && "success".equals(body.text("build_status"));
    }

    private static Observation gone(GitLabBody body, String environment) {
        var at = body.instant("build_finished_at");
        return new Observation(
                body.origin(),
                body.about(environment),
                DeploymentReport.EVERYWHERE,
                SLOT,
                null,
                null,
                null,
                null,
                true,
                OBSERVER,
                body.now(at),
                body.isSkewed(at),
                null);
    }

    private static JobReport job(GitLabBody body) {
        var id = body.tree().needed("build_id");
        var status = body.tree().needed("build_status");
        return new JobReport(
                body.origin(),
                id,
                body.tree().needed("pipeline_id"),
                1,
                body.text("build_name"),
                CiStatus.of(status),
                CiStatus.conclusion(status),
                body.instant("build_started_at"),
                CiStatus.isEnd(status) ? body.instant("build_finished_at") : null,
                body.address("/-/jobs/" + id),
                body.latest(instants(body)));
    }

    private static Stream<@Nullable Instant> instants(GitLabBody body) {
        return Stream.of("build_created_at", "build_started_at", "build_finished_at")
                .map(field -> body.instant(field));
    }
}

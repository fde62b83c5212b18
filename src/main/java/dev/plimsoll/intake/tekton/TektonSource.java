package dev.plimsoll.intake.tekton;

import dev.plimsoll.changes.BuildReport;
import dev.plimsoll.deployments.DeploymentFacts;
import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebhookSource;
import dev.plimsoll.intake.clusters.Brought;
import dev.plimsoll.intake.clusters.Teller;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** CloudEvents of Tekton Pipelines in binary mode: the body is the whole object. They are neither signed nor in order. */
@Component
class TektonSource implements WebhookSource {

    private static final String DIGEST = "image_digest";

    private final JsonMapper json;

    TektonSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "tekton";
    }

    @Override
    public String title() {
        return "Tekton";
    }

    @Override
    public Guide guide() {
        return TektonGuide.GUIDE;
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    @Override
    public String deliveryKey(Inbound inbound) {
        var id = inbound.header("Ce-Id");
        return id.isEmpty() ? "" : "%s %s".formatted(inbound.header("Ce-Source"), id);
    }

    @Override
    public String event(Inbound inbound) {
        return inbound.header("Ce-Type");
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = Tree.parse(json, inbound.body());
        var isPipeline = body.at("pipelineRun").isObject();
        var run = new TektonRun(body.at(isPipeline ? "pipelineRun" : "taskRun"), isPipeline, inbound);
        if (!run.tree().isObject()) {
            return Translation.unrecognised("It is about neither a \u201cpipelineRun\u201d nor a \u201ctaskRun\u201d.");
        }
        return run.uid() == null
                ? Translation.unreadable("It has no \u201cmetadata.uid\u201d, which tells one run from the next.")
                : translate(run, run.uid());
    }

    private Translation translate(TektonRun run, String uid) {
        var said = new ArrayList<Said>();
        var words = new ArrayList<String>();
        if (!run.isPipeline()) {
            said.add(Said.of(job(run, uid)));
            words.add("Task %s: %s".formatted(run.name(), word(run)));
        } else if (run.about(kind(), null).repository() != null) {
            said.add(Said.of(run(run, uid)));
            words.add("Run %s of %s: %s".formatted(run.name(), run.definition(), word(run)));
        }
        addBuilds(run, said, words);
        addDeployment(run, uid, said, words);
        return said.isEmpty()
                ? Translation.ignored(
                        "Run %s names no repository: annotate it with \u201cplimsoll.dev/repository\u201d, or give it a parameter \u201crepo-url\u201d."
                                .formatted(run.name()))
                : Translation.of(Said.all(said), words);
    }

    private static String word(TektonRun run) {
        return Objects.requireNonNullElse(run.conclusion(), run.status());
    }

    private JobReport job(TektonRun run, String uid) {
        return new JobReport(
                kind(),
                uid,
                Objects.requireNonNullElse(run.parent(), uid),
                1,
                run.definition(),
                run.status(),
                run.conclusion(),
                run.startedAt(),
                run.finishedAt(),
                null,
                run.at());
    }

    private RunReport run(TektonRun run, String uid) {
        return new RunReport(
                kind(),
                uid,
                1,
                run.about(kind(), null),
                run.definition(),
                run.branch(),
                run.sha(),
                run.status(),
                run.conclusion(),
                null,
                run.startedAt(),
                run.finishedAt(),
                null,
                run.at());
    }

    /** A task and its pipeline both tell of an image: by its digest it is one build. */
    private void addBuilds(TektonRun run, List<Said> said, List<String> words) {
        var about = run.about(kind(), null);
        var results = run.results();
        if (!"success".equals(run.conclusion())) {
            return;
        }
        results.forEach((name, value) -> {
            var digest = name.endsWith(DIGEST) ? Brought.digest(value) : null;
            if (digest == null) {
                return;
            }
            if (about.repository() == null && about.service() == null) {
                words.add("Image %s was built, but it names neither a repository nor a service".formatted(digest));
                return;
            }
            said.add(Said.of(new BuildReport(
                    kind(),
                    "image/" + digest,
                    about,
                    run.sha(),
                    digest,
                    results.get(name.replace(DIGEST, "image_url")),
                    null,
                    "succeeded",
                    run.startedAt(),
                    run.finishedAt(),
                    null,
                    run.at())));
            words.add("Image %s was built from %s"
                    .formatted(digest, Objects.requireNonNullElse(run.sha(), "an unnamed commit")));
        });
    }

    /** Not of the tasks of a pipeline, which are given the same parameters. */
    private void addDeployment(TektonRun run, String uid, List<Said> said, List<String> words) {
        var environment = run.environment();
        var about = run.about(kind(), environment);
        if (environment == null || run.parent() != null || (about.service() == null && about.repository() == null)) {
            return;
        }
        var state = state(run.conclusion(), run.status());
        var at = run.finishedAt() == null ? run.startedAt() : run.finishedAt();
        said.add(Said.of(new Teller(run.inbound(), kind(), about, run.mark("target"))
                .deployment(uid, state, at == null ? run.at() : at, facts(run, uid))));
        words.add("It deploys to %s, as it says itself: %s".formatted(environment, state.word()));
    }

    private static DeploymentState state(@Nullable String conclusion, String status) {
        return switch (Objects.requireNonNullElse(conclusion, status)) {
            case "success" -> DeploymentState.SUCCEEDED;
            case "cancelled" -> DeploymentState.CANCELLED;
            case "queued" -> DeploymentState.QUEUED;
            case "running" -> DeploymentState.RUNNING;
            default -> DeploymentState.FAILED;
        };
    }

    private static DeploymentFacts facts(TektonRun run, String uid) {
        return DeploymentFacts.of(
                run.sha(),
                Brought.digest(run.parameter(DIGEST, "digest")),
                null,
                null,
                run.branch(),
                null,
                null,
                run.definition(),
                uid,
                1,
                null,
                null,
                null,
                run.startedAt());
    }
}

package dev.plimsoll.intake.buildkite;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.intake.DeployingRun;
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
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Buildkite says of a build or a job. Through EventBridge it lies in {@code detail} and some fields are called
 * otherwise. The build may be further on than the event that tells of it, so its state counts and not the event.
 */
record BuildkiteEvent(Tree body, Inbound inbound) {

    private static final String ORIGIN = "buildkite.com";
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");

    Translation translation() {
        var event = event();
        return switch (event.replaceFirst("[. ].*", "")) {
            case "ping" -> Translation.ping("Buildkite reached this address");
            case "build" -> build();
            case "job" -> job();
            case "" ->
                Translation.unrecognised(
                        "It has neither \u201cevent\u201d nor \u201cdetail-type\u201d, as the webhooks of Buildkite have.");
            case "agent" -> Translation.ignored("What the agents of Buildkite do is of no use here.");
            default ->
                Translation.unrecognised(
                        "Plimsoll does not use the Buildkite event \u201c%s\u201d yet.".formatted(event));
        };
    }

    private String event() {
        var event = body.text("event") == null ? body.text("detail-type") : body.text("event");
        return Objects.requireNonNullElse(event, "").toLowerCase(Locale.ROOT);
    }

    private Tree said() {
        return body.at("detail").isObject() ? body.at("detail") : body;
    }

    private Translation build() {
        var build = said().at("build");
        var state = Objects.requireNonNullElse(build.text("state"), "unknown");
        var status = BuildkiteState.ofBuild(state, build.isTrue("blocked"));
        var run = run(build, state, status);
        return DeployingRun.of(build.at("env"), build.at("meta_data"))
                .translation(
                        run,
                        false,
                        "Build %s of %s: %s"
                                .formatted(
                                        build.text("number"),
                                        run.workflow(),
                                        status.equals("waiting") ? "waits at a block step" : state));
    }

    private RunReport run(Tree build, String state, String status) {
        var isOver = status.equals(BuildkiteState.COMPLETED);
        var pipeline = said().at("pipeline");
        var address = first(pipeline.text("repository"), pipeline.text("repo"));
        return new RunReport(
                ORIGIN,
                id(build, "build"),
                1,
                new Claim(ORIGIN, GitAddress.repository(address, inbound.receivedAt()), null, null),
                first(pipeline.text("slug"), pipeline.text("name")),
                first(build.text("tag"), build.text("branch")),
                sha(build.text("commit")),
                status,
                isOver ? Ended.word(state) : null,
                first(build.text("creator", "email"), build.text("creator", "name")),
                Times.of(build.text("started_at")),
                isOver ? Times.of(build.text("finished_at")) : null,
                WebAddress.orNull(build.text("web_url")),
                at(build));
    }

    private Translation job() {
        var job = said().at("job");
        var state = Objects.requireNonNullElse(job.text("state"), "unknown");
        var status = BuildkiteState.ofJob(state);
        var isOver = status.equals(BuildkiteState.COMPLETED);
        var report = new JobReport(
                ORIGIN,
                id(job, "job"),
                id(said().at("build"), "build"),
                1,
                first(job.text("name"), job.text("label"), job.text("step_key"), job.text("type")),
                status,
                isOver ? BuildkiteState.conclusion(job, state) : null,
                Times.of(job.text("started_at")),
                isOver ? Times.of(job.text("finished_at")) : null,
                WebAddress.orNull(job.text("web_url")),
                at(job));
        return Translation.of(
                Said.of(report), "Job \u201c%s\u201d of build %s: %s".formatted(report.name(), report.runId(), state));
    }

    /** A webhook has no time of its own: the latest of which it speaks. */
    private Instant at(Tree thing) {
        var of = Times.first(
                thing, "finished_at", "failing_at", "started_at", "unblocked_at", "scheduled_at", "created_at");
        return inbound.now(of == null ? Times.of(body.text("time")) : of);
    }

    private static String id(Tree thing, String name) {
        var id = first(thing.text("id"), thing.text("uuid"));
        if (id == null || id.length() > 200) {
            throw new UnreadableDelivery(
                    "The body has no \u201c%s.id\u201d of at most 200 characters.".formatted(name));
        }
        return id;
    }

    private static @Nullable String sha(@Nullable String commit) {
        return commit != null && SHA.matcher(commit).matches() ? commit : null;
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}

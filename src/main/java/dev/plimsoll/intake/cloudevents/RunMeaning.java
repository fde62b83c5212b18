package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Outcome;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs of pipelines, and of the tasks in them. */
final class RunMeaning {

    private static final String COMPLETED = "completed";

    private RunMeaning() {}

    static Translation ofRun(CdEvent event) {
        if (event.repository() == null) {
            return Translation.ignored("Runs belong to a repository, and this event names none: "
                    + "\u201ccustomData.repository\u201d is taken where it is there.");
        }
        return Translation.of(
                Said.of(new RunReport(
                        event.origin(),
                        event.subject(),
                        1,
                        event.about(null, null),
                        event.text("pipelineName"),
                        event.custom("ref"),
                        event.sha(),
                        status(event),
                        conclusion(event),
                        event.custom("actor", "user"),
                        startedAt(event),
                        finishedAt(event),
                        event.url(),
                        event.at())),
                words("Run", event));
    }

    /** A task that says so in its custom data is a deployment too. */
    static Translation ofTask(CdEvent event) {
        var job = Said.of(new JobReport(
                event.origin(),
                event.subject(),
                Objects.requireNonNullElse(event.text("pipelineRun", "id"), event.subject()),
                1,
                event.text("taskName"),
                status(event),
                conclusion(event),
                startedAt(event),
                finishedAt(event),
                event.url(),
                event.at()));
        var words = words("Task", event);
        return ServiceMeaning.ofTask(event)
                .map(deployment -> new Translation(
                        Outcome.TRANSLATED,
                        null,
                        Said.all(List.of(job, Said.of(deployment))),
                        List.of(
                                words,
                                "It is a deployment: " + deployment.state().word())))
                .orElseGet(() -> Translation.of(job, words));
    }

    private static String words(String what, CdEvent event) {
        return "%s %s: %s"
                .formatted(what, event.subject(), Objects.requireNonNullElse(conclusion(event), status(event)));
    }

    private static String status(CdEvent event) {
        return switch (event.predicate()) {
            case "queued" -> "queued";
            case "finished" -> COMPLETED;
            default -> "running";
        };
    }

    /** In the words of the forges; one that does not say how it ended has ended all the same. */
    static @Nullable String conclusion(CdEvent event) {
        if (!event.predicate().equals("finished")) {
            return null;
        }
        var outcome =
                Objects.requireNonNullElse(event.text("outcome"), "unknown").toLowerCase(Locale.ROOT);
        return switch (outcome) {
            case "error" -> "failure";
            case "cancel" -> "cancelled";
            default -> outcome;
        };
    }

    static DeploymentState state(CdEvent event) {
        var conclusion = conclusion(event);
        if (conclusion == null) {
            return event.predicate().equals("queued") ? DeploymentState.QUEUED : DeploymentState.RUNNING;
        }
        return switch (conclusion) {
            case "success" -> DeploymentState.SUCCEEDED;
            case "cancelled" -> DeploymentState.CANCELLED;
            case "skipped" -> DeploymentState.REJECTED;
            default -> DeploymentState.FAILED;
        };
    }

    private static @Nullable Instant startedAt(CdEvent event) {
        return event.predicate().equals("started") ? event.at() : null;
    }

    private static @Nullable Instant finishedAt(CdEvent event) {
        return event.predicate().equals("finished") ? event.at() : null;
    }
}

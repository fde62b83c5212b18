package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.pipelines.JobReport;
import dev.plimsoll.pipelines.RunReport;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A run of a pipeline, and its jobs. Another attempt of the same run is another run. */
@Component
class RunEvent implements EventTranslator {

    private static final String COMPLETED = "completed";
    private static final int MOST_JOBS = 1000;

    @Override
    public String type() {
        return "run";
    }

    @Override
    public String key(EventBody event) {
        return "%s/%d/%s/%s"
                .formatted(
                        event.needed("id"),
                        attempt(event),
                        word(event.text("status")),
                        Integer.toHexString(event.tree().at("jobs").node().hashCode()));
    }

    @Override
    public Said translate(EventBody event) {
        var reports = new ArrayList<Said>();
        reports.add(Said.of(new RunReport(
                EventBody.ORIGIN,
                event.needed("id"),
                attempt(event),
                event.repository(),
                event.text("workflow"),
                event.text("ref"),
                event.sha("sha"),
                status(word(event.text("status"))),
                conclusion(word(event.text("status"))),
                event.text("actor"),
                event.instant("started_at"),
                event.instant("finished_at"),
                event.text("url"),
                told(event.instant("finished_at"), event.instant("started_at"), event))));
        jobs(event).forEach(job -> reports.add(Said.of(job)));
        return Said.all(reports);
    }

    private static List<JobReport> jobs(EventBody event) {
        var items = event.tree().has("jobs") ? event.tree().items("jobs") : List.<Tree>of();
        if (items.size() > MOST_JOBS) {
            throw new InvalidEvent("jobs", "\u201cjobs\u201d lists more than %,d jobs.".formatted(MOST_JOBS));
        }
        return items.stream().map(job -> job(event, job)).toList();
    }

    private static JobReport job(EventBody event, Tree job) {
        var name = job.text("name");
        if (name == null) {
            throw new InvalidEvent("jobs", "A job of \u201cjobs\u201d has no \u201cname\u201d.");
        }
        var run = event.needed("id");
        var started = instant(job, "started_at");
        var finished = instant(job, "finished_at");
        return new JobReport(
                EventBody.ORIGIN,
                "%s/%d/%s".formatted(run, attempt(event), name),
                run,
                attempt(event),
                name,
                status(word(job.text("status"))),
                conclusion(word(job.text("status"))),
                started,
                finished,
                job.text("url"),
                told(finished, started, event));
    }

    private static @Nullable Instant instant(Tree job, String field) {
        var text = job.text(field);
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text, EventBody.TIME).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidEvent(
                    "jobs",
                    "\u201c%s\u201d of a job is not a time: write it as 2026-11-24T09:30:00Z, with an offset."
                            .formatted(field));
        }
    }

    private static int attempt(EventBody event) {
        var attempt = event.tree().number("attempt");
        if (attempt != null && (attempt < 1 || attempt > Integer.MAX_VALUE)) {
            throw new InvalidEvent("attempt", "\u201cattempt\u201d is a whole number from 1 on.");
        }
        return attempt == null ? 1 : attempt.intValue();
    }

    private static String word(@Nullable String status) {
        return status == null ? "succeeded" : Status.nearest(status);
    }

    private static String status(String word) {
        return switch (word) {
            case "succeeded", "failed", "cancelled", "skipped", "rejected" -> COMPLETED;
            case "created" -> "queued";
            default -> word;
        };
    }

    /** In the words of the forges. */
    private static @Nullable String conclusion(String word) {
        return switch (word) {
            case "succeeded" -> "success";
            case "failed" -> "failure";
            case "cancelled", "skipped" -> word;
            case "rejected" -> "action_required";
            default -> null;
        };
    }

    private static Instant told(@Nullable Instant finished, @Nullable Instant started, EventBody event) {
        return Stream.of(finished, started)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Instant.class::cast)
                .orElse(event.receivedAt());
    }
}

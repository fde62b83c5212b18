package dev.plimsoll.intake.events;

import dev.plimsoll.changes.BuildReport;
import dev.plimsoll.intake.Said;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A build: which commit it took, and which artifact came out. */
@Component
class BuildEvent implements EventTranslator {

    private static final Set<String> STATUSES =
            Set.of("queued", "running", "succeeded", "failed", "cancelled", "skipped");

    @Override
    public String type() {
        return "build";
    }

    @Override
    public String key(EventBody event) {
        return event.needed("id") + "/" + status(event);
    }

    @Override
    public Said translate(EventBody event) {
        var service = event.text("service");
        if (service == null && event.text("repository") == null) {
            throw new InvalidEvent(
                    "service", "Name the \u201cservice\u201d or the \u201crepository\u201d that was built.");
        }
        return Said.of(new BuildReport(
                EventBody.ORIGIN,
                event.needed("id"),
                event.about(service, null),
                event.sha("sha"),
                event.digest("digest"),
                event.text("image"),
                event.text("platform"),
                status(event),
                event.instant("started_at"),
                event.instant("finished_at"),
                event.text("url"),
                toldAt(event)));
    }

    private static String status(EventBody event) {
        var word = event.text("status");
        var status = word == null ? "succeeded" : Status.nearest(word);
        if (!STATUSES.contains(status)) {
            throw new InvalidEvent(
                    "status",
                    "\u201c%s\u201d is no status of a build: use queued, running, succeeded, failed, cancelled or skipped."
                            .formatted(word));
        }
        return status;
    }

    private static Instant toldAt(EventBody event) {
        return Stream.of("finished_at", "started_at")
                .map(event::instant)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(event.receivedAt());
    }
}

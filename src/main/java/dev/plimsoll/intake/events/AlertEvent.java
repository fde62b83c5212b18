package dev.plimsoll.intake.events;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.intake.Said;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An alert: that it fires, or that it no longer does. An id stands for one time of firing. */
@Component
class AlertEvent implements EventTranslator {

    private static final Set<String> STATES = Set.of("firing", "resolved");

    @Override
    public String type() {
        return "alert";
    }

    @Override
    public String key(EventBody event) {
        return "%s/%s/%s/%s"
                .formatted(event.needed("id"), status(event), event.instant("started_at"), event.instant("ended_at"));
    }

    @Override
    public Said translate(EventBody event) {
        return Said.of(new AlertReport(
                EventBody.ORIGIN,
                EventsSource.TITLE,
                event.needed("id"),
                Objects.requireNonNullElse(event.text("name"), event.needed("id")),
                event.text("severity"),
                event.text("service"),
                event.text("environment"),
                began(event),
                ended(event),
                event.text("summary"),
                event.text("url"),
                Objects.requireNonNullElse(event.instant("updated_at"), event.receivedAt()),
                event.receivedAt(),
                null));
    }

    private static Instant began(EventBody event) {
        var began = event.instant("started_at");
        if (began == null) {
            throw new InvalidEvent(
                    "started_at", "\u201cstarted_at\u201d is missing: an alert cannot do without its beginning.");
        }
        return began;
    }

    /** A resolved alert without an end ended when we heard of it at the latest. */
    private static @Nullable Instant ended(EventBody event) {
        var ended = event.instant("ended_at");
        return ended == null && status(event).equals("resolved") ? event.receivedAt() : ended;
    }

    private static String status(EventBody event) {
        var status = event.text("status");
        if (status == null) {
            return event.instant("ended_at") == null ? "firing" : "resolved";
        }
        if (!STATES.contains(status)) {
            throw new InvalidEvent(
                    "status", "\u201c%s\u201d is no state of an alert: use firing or resolved.".formatted(status));
        }
        return status;
    }
}

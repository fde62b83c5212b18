package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.WebAddress;
import java.util.List;
import java.util.stream.Stream;

/** An incident: noticed by a tool, reported by a person, or over. */
final class IncidentMeaning {

    private IncidentMeaning() {}

    static Translation of(CdEvent event) {
        if (event.subject().length() > 200) {
            return Translation.unreadable("\u201csubject.id\u201d is longer than 200 characters.");
        }
        return Translation.of(Said.of(report(event)), "Incident %s: %s".formatted(event.subject(), event.predicate()));
    }

    private static IncidentReport report(CdEvent event) {
        var isOver = event.predicate().equals("resolved");
        return new IncidentReport(
                event.origin(),
                CloudEventsSource.TITLE,
                event.subject(),
                Stream.ofNullable(event.service())
                        .filter(name -> name.length() <= 200)
                        .toList(),
                event.environment(),
                isOver ? event.custom("title") : event.text("description"),
                event.custom("severity", "priority"),
                isOver ? null : event.predicate().equals("detected") ? "alert" : "person",
                event.custom("causedBy", "caused_by"),
                null,
                WebAddress.orNull(event.text("ticketURI")),
                List.of(moment(event, isOver)),
                event.at(),
                event.inbound().receivedAt(),
                null);
    }

    private static Moment moment(CdEvent event, boolean isOver) {
        return new Moment(
                isOver ? Phase.RESOLVED : Phase.OPENED,
                event.at(),
                "%s/%s".formatted(event.predicate(), event.at()),
                event.custom("actor", "reportedBy", "user"),
                isOver ? event.text("description") : null,
                null);
    }
}

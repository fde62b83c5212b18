package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what sources say of alerts and incidents, in any order, and publishes {@link IncidentsChanged} in the same
 * transaction. Nothing is turned away: what cannot be placed is kept, and listed for repair.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Incidents {

    private final IncidentRows rows;
    private final AlertRows alertRows;
    private final AlertPlacement placement;
    private final ApplicationEventPublisher events;

    Incidents(IncidentRows rows, AlertRows alertRows, AlertPlacement placement, ApplicationEventPublisher events) {
        this.rows = rows;
        this.alertRows = alertRows;
        this.placement = placement;
        this.events = events;
    }

    public void take(List<AlertReport> alerts, List<IncidentReport> incidents, List<NoteReport> notes) {
        if (alerts.isEmpty() && incidents.isEmpty() && notes.isEmpty()) {
            return;
        }
        rows.lock();
        var touched = new HashSet<Long>();
        var services = new TreeSet<String>();
        alerts.forEach(alert -> {
            alertRows.write(alert);
            if (alert.service() != null && !alert.service().isBlank()) {
                services.add(IncidentRows.alias(alert.service()));
            }
        });
        incidents.forEach(report -> {
            touched.add(write(report));
            report.services().stream()
                    .map(IncidentRows::alias)
                    .filter(name -> !name.isEmpty())
                    .forEach(services::add);
        });
        notes.forEach(note -> touched.add(write(note)));
        rows.settle(touched);
        settle(services, window(alerts, incidents), touched);
    }

    /** Looks again where everything of these services between two instants belongs. */
    void settle(Collection<String> services, Span span, Set<Long> touched) {
        if (!services.isEmpty()) {
            touched.addAll(placement.place(services, span.from(), span.to()));
        }
        rows.settle(touched);
        var about = new TreeSet<>(services);
        about.addAll(rows.servicesOf(touched));
        events.publishEvent(new IncidentsChanged(about, Set.copyOf(touched)));
    }

    /** From the first instant that anything is about to the last. */
    record Span(Instant from, Instant to) {

        static final Span ALL = new Span(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));
    }

    /** An incident that is still open may take in whatever has fired since it began. */
    private static Span window(List<AlertReport> alerts, List<IncidentReport> incidents) {
        var instants = new TreeSet<Instant>();
        alerts.forEach(alert -> {
            instants.add(alert.startedAt());
            instants.add(alert.endedAt() == null ? alert.toldAt() : alert.endedAt());
        });
        incidents.forEach(report -> {
            report.moments().forEach(moment -> instants.add(moment.at()));
            instants.add(report.knownAt());
        });
        return instants.isEmpty() ? Span.ALL : new Span(instants.first(), instants.last());
    }

    private long write(IncidentReport report) {
        var at = report.moments().stream()
                .map(Moment::at)
                .min(Instant::compareTo)
                .orElse(report.toldAt());
        var id = rows.known(report.origin(), report.id(), at);
        rows.affect(id, report.services());
        var by = report.source();
        rows.state(id, "title", report.title(), by, report.toldAt(), report.knownAt());
        rows.state(id, "severity", report.severity(), by, report.toldAt(), report.knownAt());
        rows.state(id, "environment", report.environment(), by, report.toldAt(), report.knownAt());
        rows.state(id, "detected_by", report.detectedBy(), by, report.toldAt(), report.knownAt());
        rows.state(id, "caused_by", report.causedBy(), by, report.toldAt(), report.knownAt());
        rows.state(id, "impact", report.impact(), by, report.toldAt(), report.knownAt());
        rows.state(id, "url", report.url(), by, report.toldAt(), report.knownAt());
        report.moments()
                .forEach(moment -> rows.happen(
                        id,
                        report.origin(),
                        report.source(),
                        moment,
                        report.toldAt(),
                        report.knownAt(),
                        report.delivery()));
        return id;
    }

    private long write(NoteReport note) {
        var moment = note.moment();
        var id = rows.named(note.incident())
                .orElseGet(() -> rows.known(IncidentRows.UNTOLD, note.incident(), moment.at()));
        rows.happen(id, note.origin(), note.source(), moment, note.knownAt(), note.knownAt(), note.delivery());
        return id;
    }
}

package dev.plimsoll.intake.demo;

import dev.plimsoll.incidents.AlertReport;
import dev.plimsoll.incidents.IncidentReport;
import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invented company's alerts and incidents. They are as old as they say: whoever told of them did so at once. */
final class DemoPager {

    private static final String PRODUCTION = "production";

    private final Instant now;
    private final List<AlertReport> alerts = new ArrayList<>();
    private final List<IncidentReport> incidents = new ArrayList<>();

    DemoPager(Instant now) {
        this.now = now;
    }

    List<AlertReport> alerts() {
        return alerts;
    }

    List<IncidentReport> incidents() {
        return incidents;
    }

    /**
     * What the company's people call an incident, and say of it.
     *
     * @param detectedBy {@code alert, person} or {@code customer}
     * @param causedBy the deployment, as the forge numbers it
     */
    record Told(
            String id,
            String service,
            String severity,
            String title,
            @Nullable String impact,
            String detectedBy,
            @Nullable String causedBy) {}

    /** One that has ended; what ends later is not told of. */
    void alert(String service, String name, String summary, Instant from, Instant to) {
        if (!to.isAfter(now)) {
            alerts.add(report(service, name, summary, from, null));
            alerts.add(report(service, name, summary, from, to));
        }
    }

    private static AlertReport report(String service, String name, String summary, Instant from, @Nullable Instant to) {
        var told = to == null ? from : to;
        return new AlertReport(
                DemoCompany.HOST,
                "Alertmanager",
                "%s/%s/%s".formatted(service, name, from),
                name,
                "critical",
                service,
                PRODUCTION,
                from,
                to,
                summary,
                null,
                told,
                told,
                null);
    }

    /** @param moments in the order in which they were; the last says when it was resolved */
    void incident(Told told, List<Moment> moments) {
        if (!moments.get(moments.size() - 1).at().isAfter(now)) {
            moments.forEach(moment -> incidents.add(report(told, moment)));
        }
    }

    private static IncidentReport report(Told told, Moment moment) {
        return new IncidentReport(
                DemoCompany.HOST,
                "PagerDuty",
                told.id(),
                List.of(told.service()),
                PRODUCTION,
                told.title(),
                told.severity(),
                told.detectedBy(),
                told.causedBy(),
                told.impact(),
                null,
                List.of(moment),
                moment.at(),
                moment.at(),
                null);
    }

    static Moment note(Phase phase, Instant at, String by, String text) {
        return new Moment(phase, at, "%s/%s".formatted(phase.word(), at), by, text, null);
    }
}

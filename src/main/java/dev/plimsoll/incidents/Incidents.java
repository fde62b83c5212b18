package dev.plimsoll.incidents;

import dev.plimsoll.catalog.Catalog;
import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what sources say of incidents, in any order, and publishes {@link IncidentsChanged} in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Incidents {

    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Incidents(Catalog catalog, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.events = events;
    }

    public void take(List<IncidentReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        var places = catalog.places(
                reports.stream().flatMap(report -> report.affected().stream()).toList());
        reports.forEach(report -> write(report, places));
        events.publishEvent(new IncidentsChanged(reports.stream()
                .flatMap(report -> report.affected().stream())
                .map(Claim::service)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())));
    }

    private void write(IncidentReport report, Map<Claim, Place> places) {
        var affected = report.affected().stream()
                .map(claim -> Objects.requireNonNull(places.get(claim)))
                .toList();
        var environment = affected.stream()
                .map(Place::environmentId)
                .filter(Objects::nonNull)
                .findFirst();
        var id = jdbc.sql("""
                        insert into incidents.incident as i (
                               origin, external_id, title, severity, environment_id, opened_at, impact_started_at, detected_at,
                               acknowledged_at, mitigated_at, resolved_at, detected_by, caused_by, impact, url)
                        values (:origin, :id, :title, :severity, :environment, :opened, :impactStarted, :detected,
                                :acknowledged, :mitigated, :resolved, :detectedBy, :causedBy, :impact, :url)
                            on conflict on constraint incident_known_once do update set
                               title             = coalesce(excluded.title, i.title),
                               severity          = coalesce(excluded.severity, i.severity),
                               environment_id    = coalesce(excluded.environment_id, i.environment_id),
                               opened_at         = least(excluded.opened_at, i.opened_at),
                               impact_started_at = coalesce(excluded.impact_started_at, i.impact_started_at),
                               detected_at       = coalesce(excluded.detected_at, i.detected_at),
                               acknowledged_at   = coalesce(excluded.acknowledged_at, i.acknowledged_at),
                               mitigated_at      = coalesce(excluded.mitigated_at, i.mitigated_at),
                               resolved_at       = coalesce(excluded.resolved_at, i.resolved_at),
                               detected_by       = coalesce(excluded.detected_by, i.detected_by),
                               caused_by         = coalesce(excluded.caused_by, i.caused_by),
                               impact            = coalesce(excluded.impact, i.impact),
                               url               = coalesce(excluded.url, i.url)
                        returning id
                        """)
                .param("origin", report.origin())
                .param("id", report.id())
                .param("title", report.title(), Types.VARCHAR)
                .param("severity", report.severity(), Types.VARCHAR)
                .param("environment", environment.orElse(null), Types.BIGINT)
                .param("opened", utc(report.openedAt()))
                .param("impactStarted", utc(report.impactStartedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("detected", utc(report.detectedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("acknowledged", utc(report.acknowledgedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("mitigated", utc(report.mitigatedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("resolved", utc(report.resolvedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("detectedBy", report.detectedBy(), Types.VARCHAR)
                .param("causedBy", report.causedBy(), Types.VARCHAR)
                .param("impact", report.impact(), Types.VARCHAR)
                .param("url", report.url(), Types.VARCHAR)
                .query(Long.class)
                .single();
        affected.stream()
                .map(Place::serviceId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(service -> affect(id, service));
    }

    private void affect(long incident, long service) {
        jdbc.sql("""
                        insert into incidents.affected (incident_id, service_id)
                        values (:incident, :service)
                            on conflict on constraint affected_pk do nothing
                        """).param("incident", incident).param("service", service).update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

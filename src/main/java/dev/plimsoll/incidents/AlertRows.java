package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;
import static dev.plimsoll.incidents.IncidentRows.utcOrNull;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of alerts. Of what was told twice the earliest beginning and the end told last count, whichever came first. */
@Component
class AlertRows {

    private final JdbcClient jdbc;

    AlertRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long write(AlertReport report) {
        return jdbc.sql("""
                        insert into incidents.alert as a (
                               origin, external_id, source, name, severity, said_service, said_environment, started_at,
                               ended_at, summary, url, told_at, known_at, end_known_at, end_told_at, delivery_id)
                        values (:origin, :id, :source, :name, :severity, :service, :environment, :started,
                                :ended, :summary, :url, :told, :known, :endKnown, :endTold, :delivery)
                            on conflict on constraint alert_known_once do update
                           set name = case when (excluded.told_at, excluded.name) > (a.told_at, a.name)
                                           then excluded.name else a.name end,
                               severity         = changes.later(a.told_at, a.severity, excluded.told_at, excluded.severity),
                               said_service     = case when a.repaired_by is null
                                                       then coalesce(least(a.said_service, excluded.said_service),
                                                                     a.said_service, excluded.said_service)
                                                       else a.said_service end,
                               said_environment = coalesce(least(a.said_environment, excluded.said_environment),
                                                           a.said_environment, excluded.said_environment),
                               started_at       = least(a.started_at, excluded.started_at),
                               ended_at = case when excluded.ended_at is null then a.ended_at
                                               when a.ended_at is null
                                                    or (excluded.end_told_at, excluded.ended_at) > (a.end_told_at, a.ended_at)
                                               then excluded.ended_at else a.ended_at end,
                               end_told_at = greatest(a.end_told_at, excluded.end_told_at),
                               summary          = changes.later(a.told_at, a.summary, excluded.told_at, excluded.summary),
                               url              = changes.later(a.told_at, a.url, excluded.told_at, excluded.url),
                               told_at          = greatest(a.told_at, excluded.told_at),
                               known_at         = least(a.known_at, excluded.known_at),
                               end_known_at     = least(a.end_known_at, excluded.end_known_at)
                        returning id
                        """)
                .param("origin", report.origin())
                .param("id", report.id())
                .param("source", report.source())
                .param("name", report.name())
                .param("severity", report.severity(), Types.VARCHAR)
                .param("service", normal(report.service()), Types.VARCHAR)
                .param("environment", normal(report.environment()), Types.VARCHAR)
                .param("started", utc(report.startedAt()))
                .param("ended", utcOrNull(report.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("summary", report.summary(), Types.VARCHAR)
                .param("url", report.url(), Types.VARCHAR)
                .param("told", utc(report.toldAt()))
                .param("known", utc(report.knownAt()))
                .param(
                        "endKnown",
                        report.endedAt() == null ? null : utc(report.knownAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("endTold", report.endedAt() == null ? null : utc(report.toldAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("delivery", report.delivery(), Types.BIGINT)
                .query(Long.class)
                .single();
    }

    private static @Nullable String normal(@Nullable String name) {
        return name == null || name.isBlank() ? null : IncidentRows.alias(name);
    }
}

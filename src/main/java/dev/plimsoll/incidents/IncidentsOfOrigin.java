package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.ALERTS;

import java.sql.Types;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What one origin has told of alerts and incidents: to forget it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class IncidentsOfOrigin {

    private final JdbcClient jdbc;
    private final IncidentRows rows;
    private final Incidents incidents;

    IncidentsOfOrigin(JdbcClient jdbc, IncidentRows rows, Incidents incidents) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.incidents = incidents;
    }

    /**
     * Forgets it with what people added to it, while the ledger and the catalogue still know what it was about. What others
     * told stays, and finds the incident that it belongs to without it.
     */
    public void forget(String origin) {
        rows.lock();
        var gone = gone(origin);
        var services = services(origin, gone);
        if (services.isEmpty() && gone.isEmpty()) {
            return;
        }
        var touched = others(origin, gone);
        handOverOwn(origin, gone);
        free(gone);
        jdbc.sql("""
                        delete from incidents.link
                         where deployment_id in (select id from deployments.deployments where origin = :origin)
                        """).param("origin", origin).update();
        jdbc.sql("delete from incidents.alert where origin = :origin")
                .param("origin", origin)
                .update();
        jdbc.sql("delete from incidents.moment where origin = :origin")
                .param("origin", origin)
                .update();
        jdbc.sql("delete from incidents.incident where id = any(:gone)")
                .param("gone", array(gone), Types.ARRAY)
                .update();
        incidents.settle(services, Incidents.Span.ALL, touched);
    }

    /** Its incidents, and those that alerts opened or people split off, if all alerts there ever were in them are its own. */
    private Set<Long> gone(String origin) {
        return new HashSet<>(jdbc.sql("""
                        select i.id
                          from incidents.incident i
                         where i.origin = :origin
                            or ((i.origin = :alerts or i.external_id like 'split-%')
                                and not exists (select from incidents.alert a
                                                 where a.incident_id = i.id and a.origin <> :origin)
                                and exists (select from incidents.alert a
                                             where a.origin = :origin
                                               and (a.incident_id = i.id
                                                    or (i.origin = :alerts and a.id::text = i.external_id))))
                        """)
                .param("origin", origin)
                .param("alerts", ALERTS)
                .query(Long.class)
                .list());
    }

    private Set<String> services(String origin, Collection<Long> gone) {
        var services = new TreeSet<>(rows.servicesOf(gone));
        services.addAll(
                jdbc.sql("""
                        select said_service
                          from incidents.alert
                         where origin = :origin
                           and said_service is not null
                        """).param("origin", origin).query(String.class).list());
        return services;
    }

    /** Incidents of others that lose something. */
    private Set<Long> others(String origin, Collection<Long> gone) {
        return new HashSet<>(jdbc.sql("""
                        select i.id
                          from incidents.incident i
                         where not i.id = any(:gone)
                           and (i.merged_into = any(:gone)
                                or exists (select from incidents.alert where incident_id = i.id and origin = :origin)
                                or exists (select from incidents.moment where incident_id = i.id and origin = :origin))
                        """)
                .param("origin", origin)
                .param("gone", array(gone), Types.ARRAY)
                .query(Long.class)
                .list());
    }

    /** An incident that its alert opened, and that holds those of others as well, goes by the first of these from now on. */
    private void handOverOwn(String origin, Collection<Long> gone) {
        jdbc.sql("""
                        update incidents.incident i
                           set external_id = (select a.id::text
                                                from incidents.alert a
                                               where a.incident_id = i.id
                                                 and a.origin <> :origin
                                               order by a.started_at, a.id
                                               limit 1)
                         where i.origin = :alerts
                           and not i.id = any(:gone)
                           and i.external_id in (select a.id::text from incidents.alert a where a.origin = :origin)
                           and not exists (select
                                             from incidents.incident o
                                             join incidents.alert a on a.id::text = o.external_id
                                            where o.origin = :alerts
                                              and a.incident_id = i.id
                                              and a.origin <> :origin)
                        """)
                .param("origin", origin)
                .param("alerts", ALERTS)
                .param("gone", array(gone), Types.ARRAY)
                .update();
    }

    private void free(Collection<Long> gone) {
        jdbc.sql("update incidents.alert set incident_id = null, placed_by = null where incident_id = any(:gone)")
                .param("gone", array(gone), Types.ARRAY)
                .update();
        jdbc.sql("""
                        update incidents.incident
                           set merged_into = null, is_absorbed = false
                         where merged_into = any(:gone)
                           and not id = any(:gone)
                        """).param("gone", array(gone), Types.ARRAY).update();
    }

    private static Long[] array(Collection<Long> numbers) {
        return numbers.toArray(Long[]::new);
    }
}

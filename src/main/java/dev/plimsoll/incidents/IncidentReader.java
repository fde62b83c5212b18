package dev.plimsoll.incidents;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what stands at the head of incidents. */
@Component
class IncidentReader {

    private static final String HEAD = """
            select i.id, i.key, i.origin, i.external_id, coalesce(i.title, i.key) as title, i.severity, i.impact, i.detected_by, i.caused_by,
                   i.url, i.said_environment, e.id as environment_id, e.name as environment, i.opened_at, i.began_at,
                   i.symptom_at, i.impact_started_at, i.detected_at, i.acknowledged_at, i.decided_at, i.mitigated_at, i.resolved_at,
                   r.restored_at, r.restored_by, m.key as merged_into
              from incidents.incident i
              left join catalog.environment_names n on n.alias = i.said_environment
              left join catalog.environments e on e.id = n.environment_id
              left join incidents.recoveries r on r.incident_id = i.id
              left join incidents.incident m on m.id = i.merged_into
            """;

    private final JdbcClient jdbc;

    IncidentReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By our key, by what its source calls it, or by our number; a key goes before the others. */
    Optional<IncidentHead> find(String name) {
        return jdbc.sql(HEAD + """
                         where i.key = :name
                            or (i.external_id = :name and i.origin not in ('alerts', 'hand'))
                            or cast(i.id as text) = :name
                         order by i.key = :name desc, i.origin = 'events' desc, i.external_id = :name desc, i.id
                         limit 1
                        """)
                .param("name", name)
                .query(DataClassRowMapper.newInstance(IncidentHead.class))
                .optional();
    }

    List<AffectedService> affected(long incident) {
        return jdbc.sql("""
                        select distinct coalesce(s.name, a.said_service) as name, s.id
                          from incidents.incident i
                          join incidents.affected a on a.incident_id = i.id
                          left join catalog.service_names n on n.alias = a.said_service
                          left join catalog.services s on s.id = n.service_id
                         where i.id = :id
                            or i.merged_into = :id
                         order by name
                        """)
                .param("id", incident)
                .query(DataClassRowMapper.newInstance(AffectedService.class))
                .list();
    }

    /** None for one that was merged: the one that stands for it has it. */
    Attribution attribution(long incident) {
        return jdbc.sql("""
                        select a.deployment_id, a.rule, a.state, a.confidence, a.by, a.because, a.shortest_window_hours,
                               a.longest_window_hours, a.threshold, i.severity
                          from incidents.attributions a
                          join incidents.incident i on i.id = a.incident_id
                         where a.incident_id = :id
                        """)
                .param("id", incident)
                .query((row, n) -> Attribution.of(row, row.getString("severity")))
                .optional()
                .orElse(Attribution.NONE);
    }

    /** The keys of what was merged into it, by people or by its source. */
    List<String> duplicates(long incident) {
        return jdbc.sql("""
                        select key
                          from incidents.incident
                         where merged_into = :id
                           and not is_absorbed
                         order by id
                        """).param("id", incident).query(String.class).list();
    }
}

package dev.plimsoll.metrics;

import static dev.plimsoll.metrics.Instants.instant;

import dev.plimsoll.incidents.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads why deployments of services failed, from an instant on: incidents that lasted until then or began later, rollbacks
 * and mends that ended later.
 */
@Component
class FailureReader {

    /** Where nothing says how long a rollout takes: so long before an instant one may have begun. */
    private static final String ASKED = """
            with asked as (
              select service_id, since - interval '1 day' as since
                from unnest(cast(:services as bigint[]), cast(:since as timestamptz[])) as a(service_id, since)
            ), incident as materialized (
              select distinct i.id
                from asked a
                join incidents.affected_services f on f.service_id = a.service_id
                join incidents.incidents i on i.id = f.incident_id
               where coalesce(i.resolved_at, 'infinity') >= a.since
                  or i.symptom_at >= a.since
               union
              select l.incident_id
                from incidents.links l
                join metrics.deployment m on m.deployment_id = l.deployment_id and m.known_until is null
                join asked a on a.service_id = m.service_id and m.finished_at >= a.since
               union
              select cast(m.cause_id as bigint)
                from asked a
                join metrics.failure m on m.service_id = a.service_id
               where m.cause = 'incident'
                 and m.known_until is null
                 and m.cause_at >= a.since
            )
            """;

    /** From the end of a deployment to the beginning of an incident, such as {@code 3 h 12 min}. */
    private static final String AFTER = """
            (select case when s < 60 then s || ' s'
                         when s < 3600 then s / 60 || ' min'
                         else s / 3600 || ' h' || case when s / 60 % 60 > 0 then ' ' || s / 60 % 60 || ' min' else '' end end
               from (select extract(epoch from i.symptom_at - m.finished_at)::bigint as s) x)""";

    private final JdbcClient jdbc;

    FailureReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What an incident is laid at the door of.
     *
     * @param counts whether the incident is grave enough to make it a failure
     */
    record ByIncident(FailureRow row, boolean counts) {}

    List<ByIncident> byIncidents(List<Long> services, Map<Long, Instant> since) {
        var failures = DataClassRowMapper.newInstance(FailureRow.class);
        return asked(services, since, ASKED + """
                select m.deployment_id, m.service_id, m.environment_id, m.finished_at, 'incident' as cause,
                       i.id::text as cause_id, i.symptom_at as cause_at, 'failed' as role,
                       case a.rule when 1 then 'incident ' || i.key || ', '
                                        || case when a.because is not null then a.because else 'confirmed' end
                                   when 2 then 'incident ' || i.key || ' began while it ran, and it was taken back or mended'
                                   when 3 then 'incident ' || i.key
                                        || case when i.symptom_at < m.finished_at then ' began while it was rolled out'
                                                else ' began ' || %s || ' after it' end end as because,
                       a.state = 'confirmed' or a.rule = 2 as is_certain, i.detected_at,
                       (select min(coalesce(d.started_at, n.finished_at))
                          from metrics.deployment n
                          join deployments.deployments d on d.id = n.deployment_id
                         where n.service_id = m.service_id
                           and n.environment_id = m.environment_id
                           and n.known_until is null
                           and n.kind <> 'redeploy'
                           and n.finished_at > i.symptom_at
                           and n.finished_at <= coalesce(r.restored_at, 'infinity')
                           and n.deployment_id <> m.deployment_id) as acted_at,
                       r.restored_at, i.severity, a.threshold
                  from incident x
                  join incidents.attributions a on a.incident_id = x.id
                  join incidents.incidents i on i.id = x.id
                  join metrics.deployment m on m.deployment_id = a.deployment_id and m.known_until is null
                  left join incidents.recoveries r on r.incident_id = x.id
                 where a.state in ('suspected', 'confirmed')
                """.formatted(AFTER))
                .query((row, n) -> new ByIncident(
                        failures.mapRow(row, n), isGraveEnough(row.getString("threshold"), row.getString("severity"))))
                .list();
    }

    List<Episode> episodes(List<Long> services, Map<Long, Instant> since) {
        var episodes = new LinkedHashMap<Long, Episode>();
        asked(services, since, ASKED + """
                select r.deployment_id as rollback_id, b.external_id as rollback, r.started_at,
                       r.finished_at as rolled_back_at, w.deployment_id as named, m.deployment_id, m.service_id,
                       m.environment_id, m.finished_at
                  from asked a
                  join metrics.deployment r on r.service_id = a.service_id
                                           and r.finished_at >= a.since
                                           and r.kind = 'rollback'
                                           and r.known_until is null
                  join deployments.withdrawals w on w.rollback_id = r.deployment_id
                  join deployments.deployments b on b.id = r.deployment_id
                  join deployments.effects re on re.deployment_id = r.deployment_id
                  join metrics.deployment m on m.service_id = r.service_id
                                           and m.environment_id = r.environment_id
                                           and m.kind in ('change', 'config')
                                           and m.known_until is null
                                           and m.finished_at < r.finished_at
                                           and (m.deployment_id = w.deployment_id
                                                or m.finished_at >= w.restored_until)
                  join deployments.deployments d on d.id = m.deployment_id
                  join deployments.effects me on me.deployment_id = m.deployment_id
                 where d.target = b.target
                   and me.slot = re.slot
                   and (b.rollback_of is null or m.deployment_id = w.deployment_id)
                 order by r.deployment_id, m.finished_at, m.deployment_id
                """).query(row -> {
            add(episodes, row);
        });
        return List.copyOf(episodes.values());
    }

    /** Those that a later deployment says it mends. */
    List<FailureRow> byMends(List<Long> services, Map<Long, Instant> since) {
        return asked(services, since, ASKED + """
                select m.deployment_id, m.service_id, m.environment_id, m.finished_at, 'remediation' as cause,
                       x.deployment_id::text as cause_id, x.finished_at as cause_at, 'failed' as role,
                       'mended by ' || d.external_id || ', which says so' as because, true as is_certain,
                       null::timestamptz as detected_at, x.started_at as acted_at, x.finished_at as restored_at
                  from asked a
                  join metrics.deployment x on x.service_id = a.service_id
                                           and x.finished_at >= a.since
                                           and x.known_until is null
                                           and x.kind in ('change', 'config', 'rollback')
                  join deployments.deployments d on d.id = x.deployment_id and d.fixes is not null
                  join deployments.deployments f on f.origin = d.origin and f.external_id = d.fixes
                  join metrics.deployment m on m.deployment_id = f.id
                                           and m.service_id = x.service_id
                                           and m.known_until is null
                                           and m.kind in ('change', 'config')
                                           and m.finished_at < x.finished_at
                """)
                .query(DataClassRowMapper.newInstance(FailureRow.class))
                .list();
    }

    /** What is believed of the same causes. */
    List<Believed<FailureRow>> believed(List<Long> services, Map<Long, Instant> since) {
        var rows = DataClassRowMapper.newInstance(FailureRow.class);
        return asked(services, since, ASKED + """
                select m.id, m.deployment_id, m.service_id, m.environment_id, m.finished_at, m.cause, m.cause_id, m.cause_at,
                       m.role, m.because, m.is_certain, m.detected_at, m.acted_at, m.restored_at
                  from metrics.failure m
                 where m.known_until is null
                   and ((m.cause = 'incident' and m.cause_id in (select id::text from incident))
                        or (m.cause <> 'incident'
                            and exists (select
                                          from asked a
                                         where a.service_id = m.service_id
                                           and m.cause_at >= a.since)))
                """)
                .query((row, n) -> new Believed<>(row.getLong("id"), rows.mapRow(row, n)))
                .list();
    }

    private static boolean isGraveEnough(@Nullable String threshold, @Nullable String severity) {
        return threshold == null || Severity.of(threshold).orElseThrow().includes(severity);
    }

    private static void add(Map<Long, Episode> episodes, ResultSet row) throws SQLException {
        var id = row.getLong("rollback_id");
        var named = row.getObject("named", Long.class);
        if (!episodes.containsKey(id)) {
            episodes.put(
                    id,
                    new Episode(
                            id,
                            row.getString("rollback"),
                            instant(row, "started_at"),
                            Objects.requireNonNull(instant(row, "rolled_back_at")),
                            named,
                            new ArrayList<>()));
        }
        Objects.requireNonNull(episodes.get(id))
                .withdrawn()
                .add(new Episode.Withdrawn(
                        row.getLong("deployment_id"),
                        row.getLong("service_id"),
                        row.getLong("environment_id"),
                        Objects.requireNonNull(instant(row, "finished_at"))));
    }

    private JdbcClient.StatementSpec asked(List<Long> services, Map<Long, Instant> since, String sql) {
        return jdbc.sql(sql)
                .param("services", services.toArray(Long[]::new))
                .param("since", DueRows.texts(services, since));
    }
}

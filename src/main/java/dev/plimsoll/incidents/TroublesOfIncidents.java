package dev.plimsoll.incidents;

import static dev.plimsoll.incidents.IncidentRows.utc;

import dev.plimsoll.deployments.ServiceRestored;
import dev.plimsoll.deployments.Trouble;
import dev.plimsoll.deployments.TroubleScope;
import dev.plimsoll.deployments.Troubles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the pages about deployments what went wrong. */
@Component
class TroublesOfIncidents implements Troubles {

    private static final int MOST_OPEN = 50;

    /** Those that stand in the same order whatever the database says. */
    private static final Comparator<Trouble> NEWEST_FIRST = Comparator.comparing(Trouble::beganAt)
            .reversed()
            .thenComparing(Trouble::kind)
            .thenComparing(Trouble::key);

    private static final String SCOPE = """
            with asked as (
              select s.id
                from catalog.services s
               where (cast(:service as text) is null
                      or s.name = :service
                      or (position(lower(:service) in lower(s.name)) > 0
                          and not exists (select from catalog.services x where x.name = :service)))
                 and (cast(:team as text) is null or s.team = :team)
            ), place as (
              select e.id, e.tier
                from catalog.environments e
               where cardinality(cast(:environments as bigint[])) = 0
                  or e.id = any(cast(:environments as bigint[]))
            ), incident as (
              select 'INCIDENT' as kind, i.key, i.title, i.severity, n.about, n.services,
                     coalesce(e.name, i.said_environment) as environment, i.began_at,
                     case when i.resolved_at is not null then greatest(i.resolved_at, i.began_at) end as ended_at, '/incidents/' || i.key as link
                from incidents.incidents i
                left join catalog.environments e on e.id = i.environment_id
               cross join lateral (
                     select coalesce(string_agg(s.name, ', ' order by s.name), '') as about,
                            coalesce(array_agg(s.name order by s.name) filter (where s.name is not null), '{}') as services
                       from incidents.affected_services f
                       join catalog.services s on s.id = f.service_id
                      where f.incident_id = i.id) n
               where (i.environment_id in (select id from place)
                      or (i.said_environment is null and 'production' in (select tier from place))
                      or cardinality(cast(:environments as bigint[])) = 0)
                 and ((cast(:service as text) is null and cast(:team as text) is null)
                      or exists (select
                                   from incidents.affected_services f
                                   join asked on asked.id = f.service_id
                                  where f.incident_id = i.id))
            )
            """;

    private static final String ALERTS = """
            , alert as (
              select 'ALERT' as kind, a.name as key, a.summary as title, a.severity,
                     coalesce(s.name, a.said_service, '') as about, array_remove(array[s.name], null) as services,
                     coalesce(e.name, a.said_environment) as environment, a.started_at as began_at, a.ended_at,
                     coalesce('/incidents/' || i.key, case when a.url ~ '^https?://' then a.url end) as link
                from incidents.alerts a
                left join incidents.incidents i on i.id = a.incident_id
                left join catalog.services s on s.id = a.service_id
                left join catalog.environments e on e.id = a.environment_id
               where (a.environment_id in (select id from place)
                      or (a.said_environment is null and 'production' in (select tier from place))
                      or cardinality(cast(:environments as bigint[])) = 0)
                 and ((cast(:service as text) is null and cast(:team as text) is null)
                      or a.service_id in (select id from asked))
            )
            """;

    private final JdbcClient jdbc;

    TroublesOfIncidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Found between(TroubleScope scope, Instant from, Instant to, int most) {
        var rows = asked(scope, SCOPE + ALERTS + """
                select t.*, count(*) filter (where kind = 'INCIDENT') over () as incidents,
                       count(*) filter (where kind = 'ALERT') over () as alerts
                  from (select * from incident union all select * from alert) t
                 where t.began_at < :to
                   and (t.ended_at is null or t.ended_at >= :from)
                 order by t.began_at desc
                 fetch first :most rows with ties
                """)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("most", most)
                .query((row, n) -> new Counted(trouble(row), row.getInt("incidents"), row.getInt("alerts")))
                .list();
        return rows.isEmpty()
                ? Found.NOTHING
                : new Found(
                        rows.stream().map(Counted::one).sorted(NEWEST_FIRST).toList(),
                        rows.get(0).incidents(),
                        rows.get(0).alerts());
    }

    private record Counted(Trouble one, int incidents, int alerts) {}

    @Override
    public List<Trouble> openAt(TroubleScope scope, Instant at) {
        return asked(scope, SCOPE + """
                select *
                  from incident
                 where began_at <= :at
                   and (ended_at is null or ended_at > :at)
                 order by began_at desc, key
                 limit :most
                """)
                .param("at", utc(at))
                .param("most", MOST_OPEN)
                .query((row, n) -> trouble(row))
                .list();
    }

    @Override
    public Optional<Trouble> lastClosed(TroubleScope scope) {
        return asked(scope, SCOPE + """
                select *
                  from incident
                 where ended_at is not null
                 order by ended_at desc, key
                 limit 1
                """).query((row, n) -> trouble(row)).optional();
    }

    @Override
    public boolean isAnyAlertKnown() {
        return jdbc.sql("select exists (select from incidents.alert)")
                .query(Boolean.class)
                .single();
    }

    /** Only incidents that could be: that of an affected service, and those that people linked. */
    @Override
    public List<Blame> laidAt(long deployment) {
        return jdbc.sql("""
                        with possible as (
                          select f.incident_id
                            from deployments.deployments d
                            join incidents.affected_services f on f.service_id = d.service_id
                           where d.id = :deployment
                           union
                          select l.incident_id
                            from incidents.links l
                           where l.deployment_id = :deployment
                        )
                        select i.key, i.title, a.state
                          from possible p
                          join incidents.attributions a on a.incident_id = p.incident_id
                          join incidents.incidents i on i.id = p.incident_id
                         where a.deployment_id = :deployment
                           and a.state in ('suspected', 'confirmed')
                         order by i.began_at desc, i.key
                        """)
                .param("deployment", deployment)
                .query(DataClassRowMapper.newInstance(Blame.class))
                .list();
    }

    @Override
    public Map<Long, ServiceRestored> restored(Collection<Long> rollbacks) {
        return new Restorations(jdbc).of(rollbacks);
    }

    private JdbcClient.StatementSpec asked(TroubleScope scope, String sql) {
        return jdbc.sql(sql)
                .param("service", scope.service(), Types.VARCHAR)
                .param("team", scope.team(), Types.VARCHAR)
                .param("environments", scope.environments().toArray(Long[]::new), Types.ARRAY);
    }

    private static Trouble trouble(ResultSet row) throws SQLException {
        return new Trouble(
                Trouble.Kind.valueOf(row.getString("kind")),
                row.getString("key"),
                row.getString("title"),
                row.getString("severity"),
                row.getString("about"),
                List.of((String[]) row.getArray("services").getArray()),
                row.getString("environment"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                row.getString("link"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

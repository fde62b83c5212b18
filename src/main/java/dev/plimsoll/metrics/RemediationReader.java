package dev.plimsoll.metrics;

import static dev.plimsoll.metrics.Instants.instant;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads which deployments mended one that had failed: its sender says so; it reverts a commit of one that failed; or a change
 * request labelled as a hotfix came with it while something was broken. Reads what the other tables have by then.
 */
@Component
class RemediationReader {

    private static final String ASKED = """
            with asked as (
              select service_id, since - interval '1 day' as since
                from unnest(cast(:services as bigint[]), cast(:since as timestamptz[])) as a(service_id, since)
            )
            """;

    private final JdbcClient jdbc;

    RemediationReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RemediationRow> remediations(List<Long> services, Map<Long, Instant> since) {
        return asked(services, since, ASKED + """
                , failed as materialized (
                  select f.deployment_id, f.service_id, f.finished_at,
                         case when bool_and(f.restored_at is not null) then max(f.restored_at) end as restored_at
                    from metrics.failure f
                   where f.service_id = any(cast(:services as bigint[]))
                     and f.known_until is null
                     and f.role = 'failed'
                   group by f.deployment_id, f.service_id, f.finished_at
                ), possible as (
                  select x.deployment_id, x.service_id, x.environment_id, x.started_at, x.finished_at
                    from asked a
                    join metrics.deployment x on x.service_id = a.service_id
                                             and x.finished_at >= a.since
                                             and x.known_until is null
                                             and x.kind in ('change', 'config')
                ), found as (
                  select x.deployment_id, x.service_id, x.finished_at, cast(f.deployment_id as bigint) as mends_id, 1 as rank,
                         'its sender says that it mends ' || d.fixes as because
                    from possible x
                    join deployments.deployments d on d.id = x.deployment_id and d.fixes is not null
                    join deployments.deployments m on m.origin = d.origin and m.external_id = d.fixes
                    join failed f on f.deployment_id = m.id and f.service_id = x.service_id and f.finished_at < x.finished_at
                   union all
                  select x.deployment_id, x.service_id, x.finished_at, f.deployment_id, 2,
                         'it reverts ' || left(r.sha, 7) || ', which came with one that failed'
                    from possible x
                    join metrics.sample s on s.deployment_id = x.deployment_id
                                         and s.known_until is null
                                         and s.left_out = 'revert'
                    join changes.commits c on c.repository_id = s.repository_id and c.sha = s.sha
                   cross join lateral unnest(c.reverts) as r(sha)
                    join metrics.sample b on b.repository_id = s.repository_id
                                         and b.sha = r.sha
                                         and b.service_id = x.service_id
                                         and b.known_until is null
                    join failed f on f.deployment_id = b.deployment_id and f.finished_at < x.finished_at
                   union all
                  select x.deployment_id, x.service_id, x.finished_at, f.deployment_id, 3,
                         'change request ' || s.change_number || ' is labelled ' || lower(l.label)
                    from possible x
                    join metrics.sample s on s.deployment_id = x.deployment_id
                                         and s.known_until is null
                                         and s.change_number is not null
                    join changes.change_requests q on q.repository_id = s.repository_id and q.number = s.change_number
                   cross join lateral unnest(q.labels) as l(label)
                    join failed f on f.service_id = x.service_id
                                 and f.finished_at < x.finished_at
                                 and coalesce(f.restored_at, 'infinity') >= coalesce(x.started_at, x.finished_at)
                   where lower(l.label) in ('hotfix', 'hot-fix', 'incident-fix', 'rollback')
                )
                select distinct on (deployment_id) deployment_id, service_id, finished_at, mends_id, because
                  from found
                 where mends_id <> deployment_id
                 order by deployment_id, rank, mends_id desc, because
                """)
                .query(DataClassRowMapper.newInstance(RemediationRow.class))
                .list();
    }

    /** Since when deployments brought these change requests, by service: they may be labelled otherwise now. */
    Map<Long, Instant> withChanges(Collection<Settling.Change> changes) {
        var since = new HashMap<Long, Instant>();
        if (!changes.isEmpty()) {
            jdbc.sql("""
                            select s.service_id, min(s.finished_at) as finished_at
                              from unnest(cast(:repositories as bigint[]), cast(:numbers as bigint[])) as c(repository_id, number)
                              join metrics.sample s on s.repository_id = c.repository_id
                                                   and s.change_number = c.number
                                                   and s.known_until is null
                             group by s.service_id
                            """)
                    .param(
                            "repositories",
                            changes.stream().map(Settling.Change::repositoryId).toArray(Long[]::new))
                    .param(
                            "numbers",
                            changes.stream().map(Settling.Change::number).toArray(Long[]::new))
                    .query(row -> {
                        since.put(row.getLong("service_id"), Objects.requireNonNull(instant(row, "finished_at")));
                    });
        }
        return since;
    }

    List<Believed<RemediationRow>> believed(List<Long> services, Map<Long, Instant> since) {
        var rows = DataClassRowMapper.newInstance(RemediationRow.class);
        return asked(services, since, ASKED + """
                select m.id, m.deployment_id, m.service_id, m.finished_at, m.mends_id, m.because
                  from asked a
                  join metrics.remediation m on m.service_id = a.service_id
                                            and m.finished_at >= a.since
                                            and m.known_until is null
                """)
                .query((row, n) -> new Believed<>(row.getLong("id"), rows.mapRow(row, n)))
                .list();
    }

    private JdbcClient.StatementSpec asked(List<Long> services, Map<Long, Instant> since, String sql) {
        return jdbc.sql(sql)
                .param("services", services.toArray(Long[]::new))
                .param("since", DueRows.texts(services, since));
    }
}

package dev.plimsoll.metrics;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which deployments took effect, and when they were asked for and decided. */
@Component
class LandingRows {

    private final JdbcClient jdbc;

    LandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A deployment was asked for and decided at the gate by the last request for it that stood approved when it ended: others
     * of the same commit were refused, or belong to a deployment before it.
     *
     * <p>Those of them that count, all of a place together and in the order in which they arrived.
     */
    List<Landing> find(Collection<Long> deploymentIds) {
        return jdbc
                .sql("""
                        select e.deployment_id, e.service_id, e.environment_id, e.took_effect_at, d.external_id, f.finished_at,
                               e.counts_as in ('baseline', 'change')
                                 and d.slot in ('stable', 'canary', 'blue', 'green') as brings,
                               coalesce(least(q.requested_at, d.waiting_at, d.created_at), d.started_at) as requested_at,
                               case when q.requested_at is not null then q.approved_at
                                    when d.waiting_at is not null then d.started_at end as decided_at
                          from deployments.effects e
                          join deployments.deployments d on d.id = e.deployment_id
                         cross join lateral (select coalesce(d.finished_at, e.took_effect_at) as finished_at) f
                          left join lateral (
                                 select requested_at, approved_at
                                   from gates.requests
                                  where service_id = e.service_id
                                    and environment_id = e.environment_id
                                    and sha = d.sha
                                    and requested_at <= f.finished_at
                                    and approved_at <= f.finished_at
                                    and (state in ('approved', 'overridden', 'used') or decided_at > f.finished_at)
                                  order by requested_at desc, id desc
                                  limit 1) q on true
                         where e.deployment_id = any(cast(:ids as bigint[]))
                           and e.counts_as is not null
                        """)
                .param("ids", deploymentIds.toArray(Long[]::new))
                .query((row, n) -> new Landing(
                        row.getLong("service_id"),
                        row.getLong("environment_id"),
                        row.getBoolean("brings"),
                        Columns.turn(row),
                        Columns.known(row, "finished_at"),
                        Instants.instant(row, "requested_at"),
                        Instants.instant(row, "decided_at")))
                .list()
                .stream()
                .sorted(Landing.BY_PLACE)
                .toList();
    }
}

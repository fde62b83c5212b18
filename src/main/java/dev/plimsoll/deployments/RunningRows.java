package dev.plimsoll.deployments;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What runs: the newest success of each (service, environment, target), by the time it took effect. Two successes of one
 * instant are told apart by their identity, so that chance decides nothing.
 */
@Component
class RunningRows {

    private final JdbcClient jdbc;

    RunningRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Derives anew what runs wherever these deployments went. */
    void settle(List<Long> deployments) {
        if (deployments.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with cell as (
                          select distinct service_id, environment_id, target
                            from deployments.deployment
                           where id = any(cast(:deployments as bigint[]))
                        ), newest as (
                          select c.service_id, c.environment_id, c.target, d.id, d.sha, d.digest, d.finished_at
                            from cell c
                            left join lateral (
                                   select id, sha, digest, finished_at
                                     from deployments.deployment
                                    where service_id = c.service_id
                                      and environment_id = c.environment_id
                                      and target = c.target
                                      and state = 'succeeded'
                                    order by finished_at desc, origin desc, external_id desc
                                    limit 1) d on true
                        ), gone as (
                          delete from deployments.running r
                           using newest n
                           where n.id is null
                             and (r.service_id, r.environment_id, r.target)
                                 = (n.service_id, n.environment_id, n.target)
                        )
                        insert into deployments.running as r (
                               service_id, environment_id, target, deployment_id, sha, digest, since)
                        select service_id, environment_id, target, id, sha, digest, finished_at
                          from newest
                         where id is not null
                         order by service_id, environment_id, target
                            on conflict on constraint running_pk do update
                           set deployment_id = excluded.deployment_id, sha = excluded.sha,
                               digest = excluded.digest, since = excluded.since
                         where (r.deployment_id, r.sha, r.digest, r.since)
                               is distinct from
                               (excluded.deployment_id, excluded.sha, excluded.digest, excluded.since)
                        """).param("deployments", deployments.toArray(Long[]::new)).update();
    }
}

package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the ledger knows of deployments that may count otherwise, and how they count until now. */
@Component
class CountedReader {

    /** Those from the instant on; those of their versions and roll-outs; and those whose meaning depends on others. */
    private static final String PICKED = """
            with asked as (
              select *
                from unnest(cast(:services as bigint[]), cast(:since as timestamptz[])) as a(service_id, since)
            ), changed as (
              select e.deployment_id, e.service_id, e.sha, d.rollout
                from asked a
                join deployments.effects e on e.service_id = a.service_id and e.took_effect_at >= a.since
                join deployments.deployments d on d.id = e.deployment_id
               union
              select e.deployment_id, e.service_id, e.sha, d.rollout
                from asked a
                join deployments.effects e on e.service_id = a.service_id and e.counts_as is null
                join deployments.deployments d on d.id = e.deployment_id and d.state = 'partial'
            ), version as materialized (
              select distinct service_id, sha
                from changed
               where sha is not null
            ), same_version as (
              select e.deployment_id, d.rollout
                from version v
                join deployments.effects e on e.service_id = v.service_id and e.sha = v.sha
                join deployments.deployments d on d.id = e.deployment_id
            ), picked as (
              select deployment_id
                from changed
               union
              select deployment_id
                from same_version
               union
              select d.id
                from deployments.deployments d
                join asked a on a.service_id = d.service_id
               where d.rollout in (select rollout from changed where rollout is not null
                                    union
                                   select rollout from same_version where rollout is not null)
               union
              select e.deployment_id
                from asked a
                join deployments.effects e on e.service_id = a.service_id and e.counts_as = 'rollback'
               union
              select e.deployment_id
                from asked a
                join deployments.effects e on e.service_id = a.service_id and e.counts_as is null
            )
            """;

    private final JdbcClient jdbc;

    CountedReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Took> took(List<Long> services, Map<Long, Instant> since) {
        return asked(services, since, PICKED + """
                select e.deployment_id, e.service_id, e.environment_id, v.tier, d.target, e.slot, d.origin, d.external_id,
                       d.started_at, coalesce(d.finished_at, e.took_effect_at) as finished_at, e.counts_as,
                       e.counted_because as because, d.kind as change, d.state, e.sha, e.digest, e.config_hash, d.rollout,
                       d.rollback_of, e.replaced_id, e.replaced_sha, e.replaced_digest,
                       coalesce(n.is_same, false) as is_overtaken
                  from picked p
                  join deployments.effects e on e.deployment_id = p.deployment_id
                  join deployments.deployments d on d.id = e.deployment_id
                  join catalog.environments v on v.id = e.environment_id
                  left join lateral (
                         select (n.sha is not distinct from e.sha and n.digest is not distinct from e.digest
                                 and n.config_hash is not distinct from e.config_hash) as is_same
                           from deployments.effects n
                           join deployments.deployments nd on nd.id = n.deployment_id
                          where e.counts_as is null
                            and n.service_id = e.service_id
                            and n.environment_id = e.environment_id
                            and n.slot = e.slot
                            and nd.target = d.target
                            and n.took_effect_at > e.took_effect_at
                          order by n.took_effect_at, n.deployment_id
                          limit 1) n on true
                 where e.counts_as is not null
                    or e.slot = 'canary'
                    or d.state = 'partial'
                """)
                .query(DataClassRowMapper.newInstance(Took.class))
                .list();
    }

    /** What is believed of the same deployments, and of those that are no longer among them, by the number of the belief. */
    List<Believed<CountedRow>> believed(List<Long> services, Map<Long, Instant> since) {
        var rows = DataClassRowMapper.newInstance(CountedRow.class);
        return asked(services, since, PICKED + """
                select m.id, m.deployment_id, m.service_id, m.environment_id, m.started_at, m.finished_at, m.kind, m.because,
                       m.sha, m.is_counted, m.leader_id, m.tier_leader_id, m.rollout
                  from metrics.deployment m
                 where m.known_until is null
                   and (m.deployment_id in (select deployment_id from picked)
                        or exists (select
                                     from asked a
                                    where a.service_id = m.service_id
                                      and m.finished_at >= a.since - interval '1 day'
                                      and not exists (select
                                                        from deployments.effects e
                                                       where e.deployment_id = m.deployment_id)))
                   and m.service_id = any(cast(:services as bigint[]))
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

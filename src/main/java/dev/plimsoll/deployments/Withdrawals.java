package dev.plimsoll.deployments;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes for each rollback what it went back to and the one deployment that it withdrew: the one its sender names, else
 * the first after the restored version, else, where that version had not run before, the one that it replaced. One that
 * undoes a rollout which failed comes back to what ran all the time, and takes back nothing that ran.
 */
@Component
class Withdrawals {

    private static final String ROLLBACKS = """
            with rollback as (
              select e.deployment_id, e.service_id, e.environment_id, d.target, e.slot, e.took_effect_at, e.sha, e.digest,
                     e.config_hash, e.version_restored, e.replaced_id, e.replaced_since, d.origin,
                     d.rollback_of, coalesce(e.sha = e.replaced_sha, e.digest = e.replaced_digest, false)
                         and e.config_hash is not distinct from x.config_hash as came_back_to_itself
                from jsonb_to_recordset(cast(:cells as jsonb)) as c(
                       "serviceId" bigint, "environmentId" bigint, target text, since timestamptz)
                join deployments.effect e on e.service_id = c."serviceId"
                                         and e.environment_id = c."environmentId"
                                         and e.took_effect_at >= coalesce(c.since, '-infinity')
                                         and e.counts_as = 'rollback'
                join deployments.deployment d on d.id = e.deployment_id
                                             and d.target = c.target
                left join deployments.effect x on x.deployment_id = e.replaced_id)
            """;

    /** When what came back ran last, before what the rollback found; its code alone where its configuration is another. */
    private static final String RESTORED = """
              left join lateral (
                     select i.began_at, i.config_hash
                       from deployments.interval i
                      where i.service_id = r.service_id
                        and i.environment_id = r.environment_id
                        and i.target = r.target
                        and i.slot = r.slot
                        and i.known_until is null
                        and i.state = 'running'
                        and i.began_at < least(r.took_effect_at, r.replaced_since)
                        and i.deployment_id is distinct from r.deployment_id
                        and (i.sha = r.sha
                             or ((i.sha is null or r.sha is null) and i.digest = r.digest)
                             or (coalesce(i.sha, i.digest, r.sha, r.digest) is null and i.config_hash = r.config_hash))
                        and (r.version_restored is false or coalesce(i.config_hash = r.config_hash, true))
                      order by i.began_at desc
                      limit 1) v on true
            """;

    /** What came after it: the first that changed something before one that repeated it or reached only a part. */
    private static final String WITHDRAWN = """
              left join lateral (
                     select i.deployment_id
                       from deployments.interval i
                       left join deployments.effect e on e.deployment_id = i.deployment_id
                      where i.service_id = r.service_id
                        and i.environment_id = r.environment_id
                        and i.target = r.target
                        and i.slot = r.slot
                        and i.known_until is null
                        and i.began_at > v.began_at
                        and i.began_at < r.took_effect_at
                        and i.deployment_id <> r.deployment_id
                      order by e.counts_as is null, e.counts_as = 'redeploy', i.began_at
                      limit 1) w on true
            """;

    private static final String UNTIL = """
              left join lateral (
                     select min(i.began_at) as began_at
                       from deployments.interval i
                      where i.service_id = r.service_id
                        and i.environment_id = r.environment_id
                        and i.target = r.target
                        and i.slot = r.slot
                        and i.known_until is null
                        and i.began_at > v.began_at) n on true
            """;

    private static final String NAMED = """
              left join deployments.deployment named on named.origin = r.origin
                                                    and named.external_id = r.rollback_of
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Withdrawals(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** After these chains were written: notes the rollbacks in them, if there are any. */
    void note(Collection<DerivedChain> chains) {
        var withRollbacks = chains.stream()
                .filter(Withdrawals::hasRollback)
                .map(chain -> chain.sources().from())
                .toList();
        if (!withRollbacks.isEmpty()) {
            write(withRollbacks);
        }
    }

    private static boolean hasRollback(DerivedChain chain) {
        return chain.chain().effects().stream().anyMatch(effect -> Effect.ROLLBACK.equals(effect.countsAs()));
    }

    private void write(List<CellFrom> cells) {
        jdbc.sql(ROLLBACKS + """
                        insert into deployments.withdrawal as w (
                               rollback_id, deployment_id, restored_since, restored_until, restored_config_hash)
                        select r.deployment_id,
                               case when r.came_back_to_itself then named.id
                                    else coalesce(named.id, w.deployment_id,
                                                  case when v.began_at is null then r.replaced_id end) end,
                               v.began_at, n.began_at, v.config_hash
                          from rollback r
                        """ + NAMED + RESTORED + WITHDRAWN + UNTIL + """
                         order by r.deployment_id
                            on conflict on constraint withdrawal_pk do update
                           set deployment_id = excluded.deployment_id, restored_since = excluded.restored_since,
                               restored_until = excluded.restored_until,
                               restored_config_hash = excluded.restored_config_hash
                         where w is distinct from excluded
                        """)
                .param("cells", json.writeValueAsString(cells))
                .update();
    }
}

package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where and when a deployment arrived, and what had run there until then. */
@Component
class ArrivalRows {

    /** How many earlier versions of each place are looked at. */
    private static final int MOST_VERSIONS = 200;

    private final JdbcClient jdbc;

    ArrivalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Arrival> find(Collection<Long> deploymentIds) {
        return jdbc.sql("""
                        select d.id, d.service_id, d.environment_id, coalesce(e.sha, d.sha) as sha, d.state,
                               e.took_effect_at,
                               coalesce(d.repository_id, (
                                 select case when count(*) = 1 then min(r.id) end
                                   from catalog.repositories r
                                  where r.service_id = d.service_id)) as repository_id
                          from deployments.deployment d
                          left join deployments.effect e on e.deployment_id = d.id
                         where d.id = any(cast(:ids as bigint[]))
                         order by d.id
                        """)
                .param("ids", deploymentIds.toArray(Long[]::new))
                .query(DataClassRowMapper.newInstance(Arrival.class))
                .list();
    }

    /**
     * By deployment, the commits that ran in its environment before, whichever part of it, the latest first.
     *
     * @param now until when, for what has not taken effect
     */
    Map<Long, List<String>> ranBefore(List<Arrival> arrivals, Instant now) {
        var before = new HashMap<Long, List<String>>();
        if (arrivals.isEmpty()) {
            return before;
        }
        jdbc.sql("""
                        select a.id, v.sha
                          from unnest(
                                 cast(:ids as bigint[]), cast(:services as bigint[]), cast(:environments as bigint[]),
                                 cast(:untils as timestamptz[])) as a(id, service_id, environment_id, until)
                         cross join lateral (
                               select b.sha, max(b.began_at) as began_at
                                 from deployments.running r
                                cross join lateral (
                                        select sha, began_at
                                          from deployments.interval
                                         where service_id = r.service_id
                                           and environment_id = r.environment_id
                                           and target = r.target
                                           and slot = r.slot
                                           and known_until is null
                                           and began_at < a.until
                                           and sha is not null
                                           and deployment_id is distinct from a.id
                                         order by began_at desc
                                         limit :most) b
                                where r.service_id = a.service_id
                                  and r.environment_id = a.environment_id
                                  and r.slot in ('stable', 'canary', 'blue', 'green')
                                group by b.sha
                                order by max(b.began_at) desc, b.sha
                                limit :most) v
                         order by a.id, v.began_at desc, v.sha
                        """)
                .param("ids", arrivals.stream().map(Arrival::id).toArray(Long[]::new))
                .param("services", arrivals.stream().map(Arrival::serviceId).toArray(Long[]::new))
                .param(
                        "environments",
                        arrivals.stream().map(Arrival::environmentId).toArray(Long[]::new))
                .param("untils", untils(arrivals, now))
                .param("most", MOST_VERSIONS)
                .query(row -> {
                    before.computeIfAbsent(row.getLong("id"), any -> new ArrayList<>())
                            .add(row.getString("sha"));
                });
        return before;
    }

    private static String[] untils(List<Arrival> arrivals, Instant now) {
        return arrivals.stream()
                .map(arrival ->
                        Objects.requireNonNullElse(arrival.tookEffectAt(), now).toString())
                .toArray(String[]::new);
    }
}

package dev.plimsoll.deployments;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    Optional<Arrival> find(long deploymentId) {
        return jdbc.sql("""
                        select d.id, d.service_id, d.environment_id, coalesce(e.sha, d.sha) as sha, d.state,
                               e.took_effect_at,
                               coalesce(d.repository_id, (
                                 select case when count(*) = 1 then min(r.id) end
                                   from catalog.repositories r
                                  where r.service_id = d.service_id)) as repository_id
                          from deployments.deployment d
                          left join deployments.effect e on e.deployment_id = d.id
                         where d.id = :id
                        """)
                .param("id", deploymentId)
                .query(DataClassRowMapper.newInstance(Arrival.class))
                .optional();
    }

    /** The commits that ran in the environment before, whichever part of it, the latest first. */
    List<String> ranBefore(Arrival arrival, Instant until) {
        return jdbc.sql("""
                        select b.sha
                          from deployments.running r
                         cross join lateral (
                                 select sha, began_at
                                   from deployments.interval
                                  where service_id = r.service_id
                                    and environment_id = r.environment_id
                                    and target = r.target
                                    and slot = r.slot
                                    and known_until is null
                                    and began_at < :until
                                    and sha is not null
                                    and deployment_id is distinct from :id
                                  order by began_at desc
                                  limit :most) b
                         where r.service_id = :service
                           and r.environment_id = :environment
                           and r.slot in ('stable', 'canary', 'blue', 'green')
                         group by b.sha
                         order by max(b.began_at) desc, b.sha
                         limit :most
                        """)
                .param("until", until.atOffset(UTC))
                .param("id", arrival.id())
                .param("service", arrival.serviceId())
                .param("environment", arrival.environmentId())
                .param("most", MOST_VERSIONS)
                .query(String.class)
                .list();
    }
}

package dev.plimsoll.deployments.web;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the lanes of a timeline and what ran in them. Each statement costs as much as there are places, or as much as
 * happened in the window; none walks through what is before it.
 */
@Component
class LaneQuery {

    /** So many bars are all drawn; of more, only the last of each bucket and what contradicts what was known. */
    static final int BARS = 1000;

    private static final int BUCKETS = 100;

    private static final String LANES = """
            with place as (
              select *
                from unnest(:services, :environments, :targets, :slots) with ordinality
                     as p (service_id, environment_id, target, slot, n)
            )
            """;

    private final JdbcClient jdbc;

    LaneQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} lanes in order; if there are more, those that were deployed to in the window. */
    List<TimelineLane> lanes(LaneFilter filter, TimeWindow window, int limit) {
        return jdbc
                .sql("""
                        select r.service_id, r.environment_id, s.name as service, s.team, e.name as environment,
                               e.position, r.target, r.slot, count(*) over () as total
                          from deployments.running r
                          join catalog.services s on s.id = r.service_id
                          join catalog.environments e on e.id = r.environment_id
                         cross join lateral (
                               select exists (
                                 select
                                   from deployments.deployment d
                                  where d.service_id = r.service_id
                                    and d.environment_id = r.environment_id
                                    and d.happened_at >= :from
                                    and d.happened_at < :to) as is_busy) a
                         where (cast(:service as text) is null
                                or s.name = :service
                                or (position(lower(:service) in lower(s.name)) > 0
                                    and not exists (select from catalog.services x where x.name = :service)))
                           and (cast(:team as text) is null or s.team = :team)
                           and (cardinality(:environments) = 0 or e.id = any(:environments))
                           and (cast(:versions as boolean) is null
                                or (r.slot in ('stable', 'canary', 'blue', 'green')) = :versions)
                         order by a.is_busy desc, s.name, e.position desc, r.target, r.slot
                         limit :limit
                        """)
                .param("from", window.from().atOffset(UTC))
                .param("to", window.to().atOffset(UTC))
                .param("service", filter.service())
                .param("team", filter.team())
                .param("environments", filter.environments().toArray(Long[]::new))
                .param("versions", filter.versions())
                .param("limit", limit)
                .query(DataClassRowMapper.newInstance(TimelineLane.class))
                .list()
                .stream()
                .sorted(TimelineLane.IN_ORDER)
                .toList();
    }

    /** What ran in each lane when the window began, and what began in it; by lane and time. */
    List<TimelineBelief> beliefs(List<TimelineLane> lanes, TimeWindow window) {
        return inLanes(lanes, LANES + """
                select p.n - 1 as lane, b.*, 0 as total
                  from place p
                 cross join lateral (
                       select began_at, state, deployment_id, sha, digest, config_hash, weight, since_before, basis, reason
                         from deployments.interval
                        where service_id = p.service_id
                          and environment_id = p.environment_id
                          and target = p.target
                          and slot = p.slot
                          and began_at <= :from
                          and known_until is null
                        order by began_at desc
                        limit 1) b
                 union all
                select lane, began_at, state, deployment_id, sha, digest, config_hash, weight, since_before, basis, reason,
                       total
                  from (
                       select p.n - 1 as lane, i.*, count(*) over () as total,
                              row_number() over (
                                partition by p.n, width_bucket(
                                  cast(extract(epoch from i.began_at) as float8), cast(:first as float8),
                                  cast(:last as float8), cast(:buckets as integer))
                                order by i.began_at desc) as nth
                         from place p
                         join deployments.interval i on i.service_id = p.service_id
                                                    and i.environment_id = p.environment_id
                                                    and i.target = p.target
                                                    and i.slot = p.slot
                        where i.began_at > :from
                          and i.began_at < :to
                          and i.known_until is null) f
                 where total <= :bars
                    or nth = 1
                    or reason in ('mismatch', 'unexplained')
                 order by lane, began_at
                """)
                .param("from", window.from().atOffset(UTC))
                .param("to", window.to().atOffset(UTC))
                .param("first", window.from().getEpochSecond())
                .param("last", window.to().getEpochSecond() + 1)
                .param("buckets", BUCKETS)
                .param("bars", BARS)
                .query(DataClassRowMapper.newInstance(TimelineBelief.class))
                .list();
    }

    /** What ran at an instant in those lanes in which something is known to have run by then. */
    List<RanRow> ran(List<TimelineLane> lanes, Instant at) {
        return inLanes(lanes, LANES + """
                select p.n - 1 as lane, b.*, o.seen_at
                  from place p
                 cross join lateral (
                       select began_at, state, deployment_id, sha, digest, config_hash, since_before, basis, reason
                         from deployments.interval
                        where service_id = p.service_id
                          and environment_id = p.environment_id
                          and target = p.target
                          and slot = p.slot
                          and began_at <= :at
                          and known_until is null
                        order by began_at desc
                        limit 1) b
                  left join lateral (
                       select case when coalesce(
                                     sha = b.sha,
                                     exists (select from changes.builds k where k.digest = n.digest and k.sha = b.sha)
                                     or n.digest = b.digest)
                                   then observed_at end as seen_at
                         from deployments.observation n
                        where service_id = p.service_id
                          and environment_id = p.environment_id
                          and target = p.target
                          and slot = p.slot
                          and observed_at >= b.began_at
                          and observed_at <= :at
                        order by observed_at desc
                        limit 1) o on true
                 order by lane
                """)
                .param("at", at.atOffset(UTC))
                .query(DataClassRowMapper.newInstance(RanRow.class))
                .list();
    }

    private JdbcClient.StatementSpec inLanes(List<TimelineLane> lanes, String sql) {
        return jdbc.sql(sql)
                .param("services", lanes.stream().map(TimelineLane::serviceId).toArray(Long[]::new))
                .param(
                        "environments",
                        lanes.stream().map(TimelineLane::environmentId).toArray(Long[]::new))
                .param("targets", lanes.stream().map(TimelineLane::target).toArray(String[]::new))
                .param("slots", lanes.stream().map(TimelineLane::slot).toArray(String[]::new));
    }
}

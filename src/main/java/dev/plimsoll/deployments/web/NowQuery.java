package dev.plimsoll.deployments.web;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.deployments.Runs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the matrix shows: one statement for each kind of thing, however many services there are.
 *
 * <p>Each statement is bounded by a window of time or by the number of (service, environment) pairs; none walks through
 * the history.
 */
@Component
class NowQuery {

    private final JdbcClient jdbc;

    NowQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The environments that something was ever deployed to or seen in, in their order of promotion.
     *
     * @param midnight from when on deployments are of today
     * @param until the instant that is looked at
     */
    List<MatrixColumn> columns(Instant midnight, Instant until) {
        return jdbc.sql("""
                        select e.id, e.name, e.tier, e.position, t.today, t.failed, coalesce(r.runs, 0) as runs
                          from catalog.environments e
                          left join (
                               select environment_id, count(*) filter (where slot = 'stable' and state <> 'ended') as runs
                                 from deployments.running
                                group by environment_id) r on r.environment_id = e.id
                         cross join lateral (
                               select count(*) as today, count(*) filter (where state in ('failed', 'partial')) as failed
                                 from deployments.deployment
                                where environment_id = e.id
                                  and happened_at >= :midnight
                                  and happened_at <= :until
                                  and state in ('running', 'succeeded', 'failed', 'partial')) t
                         where r.environment_id is not null
                            or exists (select from deployments.deployment d where d.environment_id = e.id)
                         order by e.position, e.name
                        """)
                .param("midnight", midnight.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query(DataClassRowMapper.newInstance(MatrixColumn.class))
                .list();
    }

    /** The services of a scope that were ever deployed or seen, by team and name; those without a team come last. */
    List<MatrixService> services(Scope scope) {
        return jdbc.sql("""
                        select s.id, s.name, s.team, s.tier
                          from catalog.services s
                         where %s
                           and (exists (select from deployments.running r where r.service_id = s.id)
                                or exists (select from deployments.deployment d where d.service_id = s.id))
                         order by lower(s.team) nulls last, s.team, s.name
                        """.formatted(scope.conditions()))
                .param("team", scope.team())
                .param("service", scope.name())
                .query((row, n) -> new MatrixService(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("team"),
                        row.getObject("tier", Integer.class)))
                .list();
    }

    /** Every team that has a service. */
    List<String> teams() {
        return jdbc.sql("""
                        select t.name
                          from (select distinct team as name from catalog.services where team is not null) t
                         order by lower(t.name), t.name
                        """).query(String.class).list();
    }

    /**
     * The newest deployment that ended in each cell, and in each target of a cell that has several, if it failed or is
     * flagged.
     *
     * @param targets what runs in the cells that have several targets
     */
    List<Attempt> troubled(Scope scope, List<Runs> targets, Instant until) {
        return jdbc.sql("""
                        with cell as (
                          select s.id as service_id, e.id as environment_id, cast(null as text) as target
                            from catalog.services s
                           cross join catalog.environments e
                           where %s
                           union all
                          select service_id, environment_id, target
                            from unnest(cast(:services as bigint[]), cast(:environments as bigint[]), cast(:targets as text[]))
                                 as t(service_id, environment_id, target)
                        )
                        select distinct d.id, c.service_id, c.environment_id, d.sha, d.digest, d.state,
                               d.happened_at as at, d.actor, d.url, d.flagged, null::timestamptz as lost_after
                          from cell c
                         cross join lateral (
                               select *
                                 from deployments.deployment
                                where service_id = c.service_id
                                  and environment_id = c.environment_id
                                  and (c.target is null or target = c.target)
                                  and happened_at <= :until
                                  and state in ('succeeded', 'failed', 'partial')
                                order by happened_at desc, id desc
                                limit 1) d
                         where d.state <> 'succeeded'
                            or d.flagged is not null
                         order by d.happened_at desc, d.id desc
                        """.formatted(scope.conditions()))
                .param("services", targets.stream().map(Runs::serviceId).toArray(Long[]::new))
                .param("environments", targets.stream().map(Runs::environmentId).toArray(Long[]::new))
                .param("targets", targets.stream().map(Runs::target).toArray(String[]::new))
                .param("until", until.atOffset(UTC))
                .param("team", scope.team())
                .param("service", scope.name())
                .query(DataClassRowMapper.newInstance(Attempt.class))
                .list();
    }

    /** What is under way and was heard of since {@code from}, newest first. */
    List<Attempt> open(Scope scope, Instant from) {
        return jdbc.sql("""
                        select d.id, d.service_id, d.environment_id, d.sha, d.digest, d.state, d.actor, d.url, d.flagged,
                               coalesce(case d.state when 'waiting' then d.waiting_at end, d.happened_at) as at,
                               %s as lost_after
                          from deployments.deployment d
                          join catalog.services s on s.id = d.service_id
                         where d.state in ('created', 'waiting', 'queued', 'running')
                           and d.superseded_at is null
                           and d.happened_at >= :from
                           and %s
                         order by at desc, d.id desc
                         limit 1000
                        """.formatted(Silence.LOST_AFTER, scope.conditions()))
                .param("from", from.atOffset(UTC))
                .param("team", scope.team())
                .param("service", scope.name())
                .query(DataClassRowMapper.newInstance(Attempt.class))
                .list();
    }

    /** What had begun at an instant and ended after it, within a day. */
    List<Attempt> underWayAt(Scope scope, Instant at) {
        return jdbc.sql("""
                        select d.id, d.service_id, d.environment_id, d.sha, d.digest, 'running' as state, d.actor, d.url,
                               d.flagged, d.started_at as at, null::timestamptz as lost_after
                          from deployments.deployment d
                          join catalog.services s on s.id = d.service_id
                         where d.happened_at > :at
                           and d.happened_at <= cast(:at as timestamptz) + interval '1 day'
                           and d.started_at <= :at
                           and %s
                         order by at desc, d.id desc
                         limit 1000
                        """.formatted(scope.conditions()))
                .param("at", at.atOffset(UTC))
                .param("team", scope.team())
                .param("service", scope.name())
                .query(DataClassRowMapper.newInstance(Attempt.class))
                .list();
    }

    /** Where the same version was deployed at least {@value Loop#SUSPICIOUS} times in the hour before an instant. */
    List<Loop> loops(Scope scope, Instant until) {
        return jdbc.sql("""
                        select service_id, environment_id, times, first, last
                          from (select e.service_id, e.environment_id,
                                       count(*) + count(distinct r.since) as times,
                                       least(min(e.took_effect_at), min(r.since)) as first,
                                       max(e.took_effect_at) as last
                                  from deployments.effect e
                                  join catalog.services s on s.id = e.service_id
                                 cross join lateral (
                                       select case when e.replaced_since > :from then e.replaced_since end as since) r
                                 where e.counts_as = 'redeploy'
                                   and e.took_effect_at > :from
                                   and e.took_effect_at <= :until
                                   and %s
                                 group by e.service_id, e.environment_id) repeated
                         where times >= :suspicious
                        """.formatted(scope.conditions()))
                .param("from", until.minus(Loop.WINDOW).atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("suspicious", Loop.SUSPICIOUS)
                .param("team", scope.team())
                .param("service", scope.name())
                .query(DataClassRowMapper.newInstance(Loop.class))
                .list();
    }

    /** How many deployments each service had in these environments on each day since {@code from}. */
    List<DayCount> days(Scope scope, Collection<Long> environments, Instant from, Instant until, ZoneId zone) {
        return jdbc.sql("""
                        select d.service_id, cast(d.happened_at at time zone :zone as date) as day, count(*) as total,
                               count(*) filter (where d.state in ('failed', 'partial')) as failed
                          from deployments.deployment d
                          join catalog.services s on s.id = d.service_id
                         where d.environment_id = any(:environments)
                           and d.happened_at >= :from
                           and d.happened_at <= :until
                           and d.state in ('succeeded', 'failed', 'partial')
                           and %s
                         group by d.service_id, day
                        """.formatted(scope.conditions()))
                .param("zone", zone.getId())
                .param("environments", environments.toArray(Long[]::new))
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("team", scope.team())
                .param("service", scope.name())
                .query((row, n) -> new DayCount(
                        row.getLong("service_id"),
                        row.getObject("day", LocalDate.class),
                        row.getInt("total"),
                        row.getInt("failed")))
                .list();
    }
}

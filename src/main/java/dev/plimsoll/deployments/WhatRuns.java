package dev.plimsoll.deployments;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what runs where, now or at an instant, as it is known now or was known then. Its cost grows with the number of
 * places, not with the length of history.
 */
@Component
public class WhatRuns {

    private static final String PLACES = """
            select r.service_id, s.name as service, r.environment_id, e.name as environment, r.target, r.slot, b.state,
                   b.sha, b.digest, b.config_hash, b.weight, b.since, b.until, b.since_before, b.basis, b.reason,
                   b.deployment_id, d.external_id, f.counts_as, f.replaced_sha, d.started_at, d.actor, d.ref, d.url,
                   c.subject, c.author, o.observed_at, o.agrees, o.observer, o.replicas
              from deployments.running r
              join catalog.services s on s.id = r.service_id
              join catalog.environments e on e.id = r.environment_id
            """;

    private static final String NOW = """
             cross join lateral (
                    select r.state, r.sha, r.digest, r.config_hash, r.weight, r.since, null::timestamptz as until,
                           r.since_before, r.basis, r.deployment_id, r.reason) b
            """;

    private static final String BELIEF = """
                            select state, sha, digest, config_hash, weight, began_at as since, since_before, basis,
                                   deployment_id, reason
                              from deployments.interval
                             where service_id = r.service_id
                               and environment_id = r.environment_id
                               and target = r.target
                               and slot = r.slot
                               and began_at <= :at
            """;

    private static final String NEXT = """
                             select n.began_at
                               from deployments.interval n
                              where n.service_id = r.service_id
                                and n.environment_id = r.environment_id
                                and n.target = r.target
                                and n.slot = r.slot
                                and n.began_at > :at
                                and n.known_until is null
            """;

    /**
     * The end is looked for within a week first: without a bound, PostgreSQL reads all later beliefs that stand on the same
     * page of the index, for one that is nearly always near.
     */
    private static final String AT = """
             cross join lateral (
                    select i.*, coalesce((
            """ + NEXT + """
                                and n.began_at <= cast(:at as timestamptz) + interval '7 days'
                              order by n.began_at
                              limit 1), (
            """ + NEXT + """
                              order by n.began_at
                              limit 1)) as until
                      from (
            """ + BELIEF + """
                           and known_until is null
                         order by began_at desc
                         limit 1) i) b
            """;

    /** Of the beliefs that were held then, those that still hold and those that were corrected since. */
    private static final String AS_KNOWN = """
             cross join lateral (
                    select i.*, null::timestamptz as until
                      from (
                        (
            """ + BELIEF + """
                           and known_until is null
                           and known_from <= :known
                         order by began_at desc
                         limit 1)
                         union all (
            """ + BELIEF + """
                           and known_until > :known
                           and known_from <= :known
                         order by began_at desc
                         limit 1)) i
                     order by i.since desc
                     limit 1) b
            """;

    /**
     * The deployment it came by, what the commit says where one service is asked for, and what was last seen there: whether
     * that is what is believed to run. "offset 0" keeps the planner from reading whole tables for the few that are asked.
     */
    private static final String AROUND = """
              left join lateral (
                     select repository_id, external_id, started_at, actor, ref, url
                       from deployments.deployment
                      where id = b.deployment_id
                     offset 0) d on true
              left join lateral (
                     select counts_as, replaced_sha
                       from deployments.effect
                      where deployment_id = b.deployment_id
                     offset 0) f on true
              left join lateral (
                     select subject, author
                       from changes.commits
                      where cast(:service as text) is not null
                        and repository_id = d.repository_id
                        and sha = b.sha
                     offset 0) c on true
              left join lateral (
                     select observed_at, replicas, observer,
                            case when b.sha is not null and (sha is not null or digest is not null)
                                 then b.sha = coalesce(sha, (
                                        select case when count(distinct k.sha) = 1 then min(k.sha) end
                                          from changes.builds k
                                         where k.digest = o.digest), b.sha)
                                 else b.digest = digest end as agrees
                       from deployments.observation o
                      where o.service_id = r.service_id
                        and o.environment_id = r.environment_id
                        and o.target = r.target
                        and o.slot = r.slot
                        and o.observed_at >= b.since
                        and o.observed_at <= :at
                      order by o.observed_at desc
                      limit 1) o on true
             where r.slot in ('stable', 'canary', 'blue', 'green')
               and b.state <> 'ended'
            """;

    private static final String IN_ORDER = """
             order by s.name, e.position, e.name, r.target, r.slot desc
            """;

    private final JdbcClient jdbc;

    WhatRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What runs now. */
    public List<Runs> now(Asked asked, Instant now) {
        return read(PLACES + NOW + AROUND, asked, now, now);
    }

    /** What ran at an instant, as it is known now. */
    public List<Runs> at(Asked asked, Instant at) {
        return read(PLACES + AT + AROUND, asked, at, at);
    }

    /** What was believed at one instant of what ran at another. */
    public List<Runs> asKnown(Asked asked, Instant at, Instant known) {
        return read(PLACES + AS_KNOWN + AROUND, asked, at, known);
    }

    private List<Runs> read(String sql, Asked asked, Instant at, Instant known) {
        return jdbc.sql(sql + asked.conditions() + IN_ORDER)
                .param("service", asked.service())
                .param("environment", asked.environment())
                .param("team", asked.team())
                .param("at", at.atOffset(UTC))
                .param("known", known.atOffset(UTC))
                .query(new RunsMapper())
                .list();
    }

    /** A part of the catalogue, by present names; null means all of it. */
    public record Asked(
            @Nullable String service,
            @Nullable String environment,
            @Nullable String team) {

        /** Only what is asked: to a condition with "or … is null" the planner has no better answer than to read all. */
        private String conditions() {
            return (service == null ? "" : "and s.name = :service\n")
                    + (environment == null ? "" : "and e.name = lower(:environment)\n")
                    + (team == null ? "" : "and lower(s.team) = lower(:team)\n");
        }
    }
}

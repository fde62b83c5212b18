package dev.plimsoll.gates.facts;

import dev.plimsoll.gates.facts.Facts.Incident;
import dev.plimsoll.gates.facts.Facts.Migration;
import dev.plimsoll.gates.facts.Facts.Past;
import dev.plimsoll.gates.facts.Facts.Running;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of the place that a candidate wants to go to. */
@Component
class PlaceFacts {

    private final Rows rows;
    private final JdbcClient jdbc;

    PlaceFacts(Rows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** What runs now, or ran then. */
    Map<Integer, List<Running>> running(List<Asked> asked) {
        return rows.ask(
                asked,
                """
                        select q.n, r.target, r.sha, r.digest, r.config_hash, r.since
                          from q
                          join deployments.running_now r on r.service_id = q.service
                                                        and r.environment_id = q.environment
                         where q.deployment = 0
                           and r.state <> 'ended'
                           and r.slot in ('stable', 'canary', 'blue', 'green')
                         union all
                        select q.n, i.target, i.sha, i.digest, i.config_hash, i.began_at
                          from q
                         cross join lateral (
                                select distinct on (target, slot) target, sha, digest, config_hash, began_at, state
                                  from deployments.intervals
                                 where service_id = q.service
                                   and environment_id = q.environment
                                   and slot in ('stable', 'canary', 'blue', 'green')
                                   and began_at < q.at
                                 order by target, slot, began_at desc) i
                         where q.deployment <> 0
                           and i.state <> 'ended'
                        """,
                (row, n) -> new Running(
                        row.getString("target"),
                        row.getString("sha"),
                        row.getString("digest"),
                        row.getString("config_hash"),
                        Rows.known(row, "since")));
    }

    /** Deployments that were begun in the day before, the newest first. */
    Map<Integer, List<Past>> recent(List<Asked> asked) {
        return rows.ask(
                asked,
                """
                        select q.n, d.id, coalesce(d.started_at, d.created_at, d.happened_at) as begun_at, d.kind, d.state,
                               d.sha, d.digest, d.config_hash
                          from q
                          join deployments.deployments d on d.service_id = q.service
                                                        and d.environment_id = q.environment
                                                        and d.happened_at > q.at - interval '2 days'
                         where d.id <> q.deployment
                           and d.kind <> 'migration'
                           and d.state not in ('created', 'waiting', 'rejected')
                           and coalesce(d.started_at, d.created_at, d.happened_at) <= q.at
                           and coalesce(d.started_at, d.created_at, d.happened_at) > q.at - interval '1 day'
                         order by q.n, begun_at desc, d.id desc
                         limit :most
                        """,
                (row, n) -> new Past(
                        row.getLong("id"),
                        Rows.known(row, "begun_at"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getString("sha"),
                        row.getString("digest"),
                        row.getString("config_hash")));
    }

    /** Those under way, the oldest first; none that was begun more than a week before. */
    Map<Integer, List<Migration>> migrations(List<Asked> asked) {
        return rows.ask(asked, """
                        select q.n, coalesce(d.started_at, d.happened_at) as since, d.url
                          from q
                          join deployments.deployments d on d.service_id = q.service
                                                        and d.environment_id = q.environment
                                                        and d.happened_at > q.at - interval '7 days'
                         where d.kind = 'migration'
                           and d.id <> q.deployment
                           and coalesce(d.started_at, d.happened_at) <= q.at
                           and (d.state = 'running' or d.finished_at > q.at)
                         order by q.n, since
                         limit :most
                        """, (row, n) -> new Migration(Rows.known(row, "since"), row.getString("url")));
    }

    /** Whether anybody has ever told of an incident: without that, nobody knows that there is none. */
    boolean areIncidentsTold() {
        return jdbc.sql("select exists (select from incidents.incidents)")
                .query(Boolean.class)
                .single();
    }

    /** Those open then, the oldest first. */
    Map<Integer, List<Incident>> incidents(List<Asked> asked) {
        return rows.ask(
                asked,
                """
                        select q.n, i.title, i.opened_at, i.url
                          from q
                          join incidents.affected_services a on a.service_id = q.service
                          join incidents.incidents i on i.id = a.incident_id
                         where i.opened_at <= q.at
                           and (i.resolved_at is null or i.resolved_at > q.at)
                           and (i.environment_id is null or i.environment_id = q.environment)
                         order by q.n, i.opened_at, i.id
                         limit :most
                        """,
                (row, n) -> new Incident(row.getString("title"), Rows.known(row, "opened_at"), row.getString("url")));
    }

    /** When a person last let the service go on after the breaker. */
    Map<Integer, List<Instant>> breakersClosed(List<Asked> asked) {
        return rows.ask(asked, """
                        select q.n, max(c.closed_at) as closed_at
                          from q
                          join gates.breaker_closing c on c.service_id = q.service
                                                      and c.environment_id = q.environment
                                                      and c.closed_at <= q.at
                         group by q.n
                         limit :most
                        """, (row, n) -> Rows.known(row, "closed_at"));
    }
}

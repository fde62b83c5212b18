package dev.plimsoll.gates.facts;

import dev.plimsoll.gates.facts.Facts.Build;
import dev.plimsoll.gates.facts.Facts.Evidence;
import dev.plimsoll.gates.facts.Facts.Stay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is known of the artifact and the commit of a candidate. */
@Component
class ArtifactFacts {

    private final Rows rows;

    ArtifactFacts(Rows rows) {
        this.rows = rows;
    }

    /** The newest first. */
    Map<Integer, List<Build>> builds(List<Asked> asked) {
        return rows.ask(
                asked,
                """
                        select q.n, b.sha, b.digest, b.image, b.platform, b.status, b.finished_at, b.url
                          from q
                         cross join lateral (
                                select * from changes.builds where sha = q.sha
                                 union
                                select * from changes.builds where digest = q.digest) b
                         where (b.service_id is null or b.service_id = q.service)
                           and coalesce(b.finished_at, b.started_at, '-infinity') <= q.at
                         order by q.n, b.finished_at desc nulls last, b.id desc
                         limit :most
                        """,
                (row, n) -> new Build(
                        row.getString("sha"),
                        row.getString("digest"),
                        row.getString("image"),
                        row.getString("platform"),
                        row.getString("status"),
                        Rows.instant(row, "finished_at"),
                        row.getString("url")));
    }

    /** The newest first. */
    Map<Integer, List<Evidence>> evidences(List<Asked> asked) {
        return rows.ask(
                asked,
                """
                        select q.n, e.kind, e.status, e.given_at, e.url
                          from q
                          join changes.evidences e on e.digest = q.digest and e.given_at <= q.at
                         order by q.n, e.given_at desc, e.id desc
                         limit :most
                        """,
                (row, n) -> new Evidence(
                        row.getString("kind"),
                        row.getString("status"),
                        Rows.known(row, "given_at"),
                        row.getString("url")));
    }

    /** Where else the same artifact ran, or the same commit where the artifact is not named. */
    Map<Integer, List<Stay>> stays(List<Asked> asked) {
        return rows.ask(
                asked,
                """
                        select q.n, e.name, e.position, i.began_at, i.ended_at, f.verified_at, f.contradicted_at
                          from q
                         cross join lateral (
                                select * from deployments.intervals where digest = q.digest
                                 union all
                                select * from deployments.intervals where q.digest is null and sha = q.sha) i
                          join catalog.environments e on e.id = i.environment_id
                          left join deployments.effects f on f.deployment_id = i.deployment_id
                         where i.service_id = q.service
                           and i.environment_id <> q.environment
                           and i.state = 'running'
                           and i.began_at <= q.at
                         order by q.n, i.began_at desc
                         limit :most
                        """,
                (row, n) -> new Stay(
                        row.getString("name"),
                        row.getInt("position"),
                        Rows.known(row, "began_at"),
                        Rows.instant(row, "ended_at"),
                        Rows.instant(row, "verified_at"),
                        Rows.instant(row, "contradicted_at")));
    }

    /** When the same last ran in the same place before, without being taken back or seen to be something else. */
    Map<Integer, List<Instant>> healthyUntil(List<Asked> asked) {
        return rows.ask(asked, """
                        select q.n, max(least(coalesce(i.ended_at, q.at), q.at)) as healthy_until
                          from q
                         cross join lateral (
                                select * from deployments.intervals where digest = q.digest
                                 union all
                                select * from deployments.intervals where q.digest is null and sha = q.sha) i
                          left join deployments.effects f on f.deployment_id = i.deployment_id
                         where i.service_id = q.service
                           and i.environment_id = q.environment
                           and i.state = 'running'
                           and (q.sha is null or i.sha is null or i.sha = q.sha)
                           and (q.config is null or i.config_hash = q.config)
                           and i.began_at < q.at
                           and f.contradicted_at is null
                           and not exists (
                               select from deployments.withdrawals w where w.deployment_id = i.deployment_id)
                         group by q.n
                         limit :most
                        """, (row, n) -> Rows.known(row, "healthy_until"));
    }
}

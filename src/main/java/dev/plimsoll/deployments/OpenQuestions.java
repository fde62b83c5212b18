package dev.plimsoll.deployments;

import dev.plimsoll.changes.CommitsTaken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was decided without knowing something that has come to be known: where, and from which instant on. */
@Component
class OpenQuestions {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CommitGraph graph;

    OpenQuestions(JdbcClient jdbc, JsonMapper json, CommitGraph graph) {
        this.jdbc = jdbc;
        this.json = json;
        this.graph = graph;
    }

    /**
     * Deployments that counted as changes and turn out to go back in the graph. Only a commit that is deployed already, or
     * has a child already, can show that, and only of what was deployed after it was made. What was compared with a mixed
     * rollout is derived again in any case.
     */
    List<CellFrom> ofCommits(CommitsTaken taken) {
        var doubtful = doubtful(taken);
        var holding = graph.holding(doubtful.stream()
                .filter(question -> !question.isOpenAnyway())
                .map(Question::descent)
                .toList());
        return doubtful.stream()
                .filter(question -> question.isOpenAnyway() || holding.contains(question.descent()))
                .map(Question::cell)
                .toList();
    }

    private List<Question> doubtful(CommitsTaken taken) {
        return jdbc.sql("""
                        select c.service_id, c.environment_id, c.target, c.since, c.repository_id, c.sha, c.replaced_sha,
                               c.was_mixed
                          from (select repository_id, max(committed_at) + interval '1 day' as latest,
                                       case when count(committed_at) = count(*)
                                            then min(committed_at) - interval '1 day' end as earliest
                                  from changes.commits
                                 where (repository_id, sha) in (
                                         select t."repositoryId", t.sha
                                           from jsonb_to_recordset(cast(:taken as jsonb)) as t(
                                                  "repositoryId" bigint, sha text))
                                   and (exists (select from deployments.deployment d where d.sha = commits.sha)
                                        or exists (select
                                                     from changes.commits child
                                                    where child.parents @> array[commits.sha]
                                                      and child.sha <> all(:shas)))
                                 group by repository_id) r
                         cross join lateral (
                                 select d.service_id, d.environment_id, d.target, e.took_effect_at as since,
                                        d.repository_id, d.sha, e.replaced_sha,
                                        coalesce(p.state = 'partial', false) as was_mixed
                                   from deployments.deployment d
                                   join deployments.effect e on e.deployment_id = d.id
                                   join changes.commits n on n.repository_id = d.repository_id and n.sha = d.sha
                                   left join changes.commits o on o.repository_id = d.repository_id
                                                              and o.sha = e.replaced_sha
                                   left join deployments.deployment p on p.id = e.replaced_id
                                  where d.repository_id = r.repository_id
                                    and d.happened_at >= coalesce(r.earliest, '-infinity')
                                    and e.counts_as = 'change'
                                    and (p.state = 'partial' or n.committed_at is null or o.committed_at is null
                                         or n.committed_at <= o.committed_at + interval '1 day'
                                            and (r.earliest is null
                                                 or n.committed_at <= r.latest and o.committed_at >= r.earliest))) c
                        """)
                .param("taken", json.writeValueAsString(taken.commits()))
                .param("shas", taken.shas().toArray(String[]::new))
                .query((row, n) -> new Question(
                        cell(row),
                        row.getLong("repository_id"),
                        row.getString("sha"),
                        row.getString("replaced_sha"),
                        row.getBoolean("was_mixed")))
                .list();
    }

    /** Deployments and observations that named these artifacts and no commit. */
    List<CellFrom> ofArtifacts(Set<String> digests) {
        return jdbc.sql("""
                        select service_id, environment_id, target, min(at) as since
                          from (select service_id, environment_id, target, observed_at as at
                                  from deployments.observation
                                 where digest = any(:digests)
                                   and sha is null
                                union all
                                select service_id, environment_id, target, happened_at
                                  from deployments.deployment
                                 where digest = any(:digests)
                                   and sha is null) named
                         group by service_id, environment_id, target
                        """)
                .param("digests", digests.toArray(String[]::new))
                .query((row, n) -> cell(row))
                .list();
    }

    private static CellFrom cell(ResultSet row) throws SQLException {
        return new CellFrom(
                row.getLong("service_id"),
                row.getLong("environment_id"),
                row.getString("target"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private record Question(
            CellFrom cell,
            long repositoryId,
            String sha,
            @Nullable String replacedSha,
            boolean wasMixed) {

        boolean isOpenAnyway() {
            return wasMixed || replacedSha == null;
        }

        Descent descent() {
            return new Descent(repositoryId, sha, Objects.requireNonNull(replacedSha));
        }
    }
}

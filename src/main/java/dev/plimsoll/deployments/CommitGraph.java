package dev.plimsoll.deployments;

import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the graph of commits, for many questions in one statement.
 *
 * <p>Never further than a day beyond the two commits in question: an ancestor that is younger than its descendant by more
 * than that is not found. Clocks of authors differ, but not by more.
 */
@Component
class CommitGraph {

    private static final int MOST_COMMITS = 5000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CommitGraph(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those of the questions to which the graph says yes. */
    Set<Descent> holding(Collection<Descent> asked) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                        select a."repositoryId", a.sha, a."of"
                          from jsonb_to_recordset(cast(:asked as jsonb)) as a("repositoryId" bigint, sha text, "of" text)
                          left join changes.commits n on n.repository_id = a."repositoryId" and n.sha = a.sha
                          left join changes.commits o on o.repository_id = a."repositoryId" and o.sha = a."of"
                         cross join lateral (
                                 with recursive walk (sha, parents) as (
                                   select o.sha, o.parents
                                    where o.sha is not null
                                    union
                                   select c.sha, c.parents
                                     from walk w
                                    cross join lateral unnest(w.parents) as p(sha)
                                     join changes.commits c on c.repository_id = a."repositoryId" and c.sha = p.sha
                                    where c.sha <> a.sha
                                      and c.committed_at >= n.committed_at - interval '1 day'
                                      and (o.committed_at is null
                                           or c.committed_at <= o.committed_at + interval '1 day')
                                 )
                                 select exists (
                                          select
                                            from (select parents from walk limit :most) w
                                           where a.sha = any(w.parents)) as is_ancestor) found
                         where found.is_ancestor
                        """)
                .param("asked", json.writeValueAsString(asked))
                .param("most", MOST_COMMITS)
                .query((row, n) -> new Descent(row.getLong("repositoryId"), row.getString("sha"), row.getString("of")))
                .set();
    }
}

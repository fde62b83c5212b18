package dev.plimsoll.deployments;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the graph of commits.
 *
 * <p>Never further back than a day before the commit that is looked for: an ancestor that is younger than its descendant
 * by more than that is not found. Clocks of authors differ, but not by more.
 */
@Component
class CommitGraph implements Ancestry {

    private static final int MOST_COMMITS = 5000;

    private final JdbcClient jdbc;

    CommitGraph(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isAncestor(long repositoryId, String sha, String of) {
        return jdbc.sql("""
                        with recursive walk (sha, parents) as (
                          select c.sha, c.parents
                            from changes.commits c
                           where c.repository_id = :repository
                             and c.sha = :of
                          union
                          select c.sha, c.parents
                            from walk w
                           cross join lateral unnest(w.parents) as p(sha)
                            join changes.commits c on c.repository_id = :repository and c.sha = p.sha
                           where c.sha <> :sha
                             and c.committed_at >= (
                                   select committed_at - interval '1 day'
                                     from changes.commits
                                    where repository_id = :repository
                                      and sha = :sha)
                        )
                        select exists (
                                 select from (select parents from walk limit :most) w where :sha = any(w.parents))
                        """)
                .param("repository", repositoryId)
                .param("sha", sha)
                .param("of", of)
                .param("most", MOST_COMMITS)
                .query(Boolean.class)
                .single();
    }
}

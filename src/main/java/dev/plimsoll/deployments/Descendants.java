package dev.plimsoll.deployments;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the commits that contain another one. */
@Component
class Descendants {

    private static final Pattern GIT_ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int MOST = 2000;

    private final JdbcClient jdbc;

    Descendants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A commit and those that contain it.
     *
     * @param isTruncated whether there are more of them: these are the nearest
     */
    record Family(String sha, Set<String> shas, boolean isTruncated) {}

    /** What is not a full Git id has no family: another repository may use the same token. */
    Family of(String sha) {
        if (!GIT_ID.matcher(sha).matches()) {
            return new Family(sha, Set.of(sha), false);
        }
        var found = jdbc.sql("""
                        with recursive walk (repository_id, sha) as (
                          select repository_id, cast(:sha as text)
                            from changes.commits
                           where sha = :sha
                              or parents @> array[cast(:sha as text)]
                           union
                          select w.repository_id, c.sha
                            from walk w
                           cross join lateral (
                                   select sha
                                     from changes.commits
                                    where repository_id = w.repository_id
                                      and parents @> array[w.sha]
                                   offset 0) c
                        )
                        select sha from walk limit :most
                        """)
                .param("sha", sha)
                .param("most", MOST + 1)
                .query(String.class)
                .list();
        var shas = new LinkedHashSet<>(found.subList(0, Math.min(MOST, found.size())));
        shas.add(sha);
        return new Family(sha, shas, found.size() > MOST);
    }
}

package dev.plimsoll.deployments;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the graph of commits from many commits of many repositories back, in one statement. */
@Component
class CommitReader {

    private final JdbcClient jdbc;

    CommitReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The commits that these stand on, nearest first from all of them alike.
     *
     * @param from by repository
     * @param most how many at most, these included
     */
    List<CommitNode> read(Map<Long, Set<String>> from, int most) {
        return jdbc.sql("""
                        with recursive walk (repository_id, sha, parents, committed_at, is_reported) as (
                          select f.repository_id, f.sha, c.parents, c.committed_at, c.sha is not null
                            from unnest(cast(:repositories as bigint[]), cast(:shas as text[])) as f(repository_id, sha)
                            left join lateral (
                                   select sha, parents, committed_at
                                     from changes.commits
                                    where repository_id = f.repository_id
                                      and sha = f.sha
                                    limit 1) c on true
                           union
                          select w.repository_id, p.sha, c.parents, c.committed_at, c.sha is not null
                            from walk w
                           cross join lateral unnest(w.parents) as p(sha)
                            left join lateral (
                                   select sha, parents, committed_at
                                     from changes.commits
                                    where repository_id = w.repository_id
                                      and sha = p.sha
                                    limit 1) c on true
                        )
                        select repository_id, sha, parents, committed_at, is_reported from walk limit :most
                        """)
                .param("repositories", repositories(from))
                .param(
                        "shas",
                        from.values().stream().flatMap(Collection::stream).toArray(String[]::new))
                .param("most", most)
                .query((row, n) -> commit(row))
                .list();
    }

    private static Long[] repositories(Map<Long, Set<String>> from) {
        return from.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(sha -> entry.getKey()))
                .toArray(Long[]::new);
    }

    private static CommitNode commit(ResultSet row) throws SQLException {
        var committedAt = row.getObject("committed_at", OffsetDateTime.class);
        return new CommitNode(
                row.getLong("repository_id"),
                row.getString("sha"),
                texts(row.getArray("parents")),
                committedAt == null ? null : committedAt.toInstant(),
                row.getBoolean("is_reported"));
    }

    private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}

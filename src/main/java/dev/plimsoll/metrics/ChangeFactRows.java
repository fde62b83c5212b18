package dev.plimsoll.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads change requests, and to which of them commits belong. Each in one statement for many. */
@Component
class ChangeFactRows {

    private final JdbcClient jdbc;

    ChangeFactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The change request of each commit that has one: the one that it names, else the one that it was merged as, else the
     * one that consists of it, merged ones first.
     */
    Map<Settling.Commit, Long> numbers(Collection<Settling.Commit> commits) {
        var numbers = new HashMap<Settling.Commit, Long>();
        jdbc.sql("""
                        with told as (
                          select distinct repository_id, sha
                            from unnest(cast(:repositories as bigint[]), cast(:shas as text[])) as t(repository_id, sha)
                        ), named as (
                          select t.repository_id, t.sha, c.change_number as number, 1 as rank
                            from told t
                            join changes.commits c on c.repository_id = t.repository_id and c.sha = t.sha
                           where c.change_number is not null
                           union all
                          select t.repository_id, t.sha, r.number, 2
                            from told t
                            join changes.change_requests r on r.merge_sha = t.sha and r.repository_id = t.repository_id
                           union all
                          select t.repository_id, t.sha, k.number, case when r.state = 'merged' then 3 else 4 end
                            from told t
                            join changes.change_commits k on k.repository_id = t.repository_id and k.sha = t.sha
                            join changes.change_requests r on r.repository_id = k.repository_id and r.number = k.number
                        )
                        select distinct on (repository_id, sha) repository_id, sha, number
                          from named
                         order by repository_id, sha, rank, number
                        """).params(CommitFactRows.told(commits)).query(row -> {
            numbers.put(new Settling.Commit(row.getLong("repository_id"), row.getString("sha")), row.getLong("number"));
        });
        return numbers;
    }

    /** Those of them that were reported. */
    Map<Settling.Change, ChangeFacts> find(Collection<Settling.Change> changes) {
        if (changes.isEmpty()) {
            return Map.of();
        }
        var repositories = changes.stream().map(Settling.Change::repositoryId).toArray(Long[]::new);
        var numbers = changes.stream().map(Settling.Change::number).toArray(Long[]::new);
        var parts = new HashMap<Settling.Change, List<ChangeFacts.Part>>();
        jdbc.sql("""
                        select k.repository_id, k.number, k.sha, c.authored_at
                          from unnest(cast(:repositories as bigint[]), cast(:numbers as bigint[]))
                               as t(repository_id, number)
                          join changes.change_commits k on k.repository_id = t.repository_id and k.number = t.number
                          left join changes.commits c on c.repository_id = k.repository_id and c.sha = k.sha
                         order by k.repository_id, k.number, k.sha
                        """)
                .param("repositories", repositories)
                .param("numbers", numbers)
                .query(row -> {
                    parts.computeIfAbsent(id(row), any -> new ArrayList<>())
                            .add(new ChangeFacts.Part(row.getString("sha"), Instants.instant(row, "authored_at")));
                });
        var found = new HashMap<Settling.Change, ChangeFacts>();
        jdbc.sql("""
                        select r.repository_id, r.number, r.author, r.opened_at, r.first_review_at, r.approved_at,
                               r.merged_at, r.merge_sha
                          from unnest(cast(:repositories as bigint[]), cast(:numbers as bigint[]))
                               as t(repository_id, number)
                          join changes.change_requests r on r.repository_id = t.repository_id and r.number = t.number
                        """)
                .param("repositories", repositories)
                .param("numbers", numbers)
                .query(row -> {
                    found.put(id(row), change(row, parts.getOrDefault(id(row), List.of())));
                });
        return found;
    }

    private static Settling.Change id(ResultSet row) throws SQLException {
        return new Settling.Change(row.getLong("repository_id"), row.getLong("number"));
    }

    private static ChangeFacts change(ResultSet row, List<ChangeFacts.Part> commits) throws SQLException {
        return new ChangeFacts(
                id(row),
                row.getString("author"),
                Instants.instant(row, "opened_at"),
                Instants.instant(row, "first_review_at"),
                Instants.instant(row, "approved_at"),
                Instants.instant(row, "merged_at"),
                row.getString("merge_sha"),
                commits);
    }
}

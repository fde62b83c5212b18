package dev.plimsoll.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads commits and their twins, what belongs to a service, and what arrived before. Each in one statement for many. */
@Component
class CommitFactRows {

    /**
     * The table {@code kin (repository_id, sha)}: the commits of {@code :repositories} and {@code :shas}, what they were
     * picked from, what was picked from them or from the same, and what changes the same.
     */
    static final String KIN = """
            told as (
              select distinct t.repository_id, t.sha, c.picked_from, c.patch_id
                from unnest(cast(:repositories as bigint[]), cast(:shas as text[])) as t(repository_id, sha)
                left join changes.commits c on c.repository_id = t.repository_id and c.sha = t.sha
            ), kin as (
              select repository_id, sha from told
               union
              select c.repository_id, c.sha
                from told t
                join changes.commits c on c.repository_id = t.repository_id
                                      and c.sha ~>=~ t.picked_from
                                      and c.sha ~<~ (t.picked_from || 'g')
               where t.picked_from is not null
               union
              select c.repository_id, c.sha
                from told t
                join changes.commits c on c.repository_id = t.repository_id
                                      and c.picked_from = any(array[
                                            t.picked_from, t.sha, left(t.sha, 7), left(t.sha, 8), left(t.sha, 9),
                                            left(t.sha, 10), left(t.sha, 11), left(t.sha, 12)])
               union
              select c.repository_id, c.sha
                from told t
                join changes.commits c on c.repository_id = t.repository_id and c.patch_id = t.patch_id
               where t.patch_id is not null
            )
            """;

    private final JdbcClient jdbc;

    CommitFactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of them that were reported, and their twins. */
    Map<Settling.Commit, CommitFacts> find(Collection<Settling.Commit> commits) {
        if (commits.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("with " + KIN + """
                        select c.repository_id, c.sha, c.author, c.subject, c.authored_at, c.committed_at,
                               cardinality(c.parents) as parents, c.paths, c.change_number, c.picked_from,
                               coalesce(cardinality(c.reverts), 0) > 0 as is_revert, c.patch_id
                          from kin k
                          join changes.commits c on c.repository_id = k.repository_id and c.sha = k.sha
                        """).params(told(commits)).query((row, n) -> commit(row)).list().stream()
                .collect(Collectors.toMap(CommitFacts::id, commit -> commit));
    }

    /** The folders of each of these services that has any. */
    Map<Long, List<String>> prefixes(Collection<Long> services) {
        var prefixes = new HashMap<Long, List<String>>();
        jdbc.sql("""
                        select service_id, array_agg(prefix) as prefixes
                          from catalog.service_paths
                         where service_id = any(cast(:services as bigint[]))
                         group by service_id
                        """).param("services", services.toArray(Long[]::new)).query(row -> {
            prefixes.put(row.getLong("service_id"), Objects.requireNonNull(Columns.texts(row, "prefixes")));
        });
        return prefixes;
    }

    /**
     * Where and when these commits arrived in these services, as far as it is believed.
     *
     * @param except deployments that are being derived anew
     */
    List<Reached.Arrival> arrived(
            Collection<Settling.Commit> commits, Collection<Long> services, Collection<Long> except) {
        return jdbc.sql("""
                        select s.repository_id, s.sha, s.service_id, s.environment_id, s.deployment_id, e.took_effect_at,
                               d.external_id
                          from unnest(cast(:repositories as bigint[]), cast(:shas as text[])) as t(repository_id, sha)
                          join metrics.sample s on s.repository_id = t.repository_id and s.sha = t.sha
                          join deployments.effects e on e.deployment_id = s.deployment_id
                          join deployments.deployments d on d.id = s.deployment_id
                         where s.unit = 'commit'
                           and s.known_until is null
                           and s.service_id = any(cast(:services as bigint[]))
                           and s.deployment_id <> all(cast(:except as bigint[]))
                        """)
                .params(told(commits))
                .param("services", services.toArray(Long[]::new))
                .param("except", except.toArray(Long[]::new))
                .query((row, n) -> new Reached.Arrival(
                        new Landing.Place(row.getLong("service_id"), row.getLong("environment_id")),
                        new Settling.Commit(row.getLong("repository_id"), row.getString("sha")),
                        Columns.turn(row)))
                .list();
    }

    static Map<String, Object> told(Collection<Settling.Commit> commits) {
        return Map.of(
                "repositories",
                commits.stream().map(Settling.Commit::repositoryId).toArray(Long[]::new),
                "shas",
                commits.stream().map(Settling.Commit::sha).toArray(String[]::new));
    }

    private static CommitFacts commit(ResultSet row) throws SQLException {
        return new CommitFacts(
                new Settling.Commit(row.getLong("repository_id"), row.getString("sha")),
                row.getString("author"),
                row.getString("subject"),
                Instants.instant(row, "authored_at"),
                Instants.instant(row, "committed_at"),
                Columns.count(row, "parents"),
                Columns.texts(row, "paths"),
                Columns.number(row, "change_number"),
                row.getString("picked_from"),
                row.getBoolean("is_revert"),
                row.getString("patch_id"));
    }
}

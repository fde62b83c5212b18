package dev.plimsoll.deployments;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up what has been reported of commits, of many repositories in one statement. */
@Component
public class ReportedCommits {

    private final JdbcClient jdbc;

    ReportedCommits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of them that have been reported, the newest first. */
    public List<KnownCommit> find(Map<Long, ? extends Collection<String>> byRepository) {
        if (byRepository.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select c.repository_id, c.sha, c.subject, c.author, c.authored_at, c.committed_at,
                               coalesce(cardinality(c.parents) > 1, false) as is_merge, c.change_number as change, c.url
                          from unnest(cast(:repositories as bigint[]), cast(:shas as text[])) as f(repository_id, sha)
                          join changes.commits c on c.repository_id = f.repository_id and c.sha = f.sha
                         order by c.committed_at desc nulls last, c.sha
                        """)
                .param(
                        "repositories",
                        byRepository.entrySet().stream()
                                .flatMap(entry -> entry.getValue().stream().map(sha -> entry.getKey()))
                                .toArray(Long[]::new))
                .param(
                        "shas",
                        byRepository.values().stream()
                                .flatMap(Collection::stream)
                                .toArray(String[]::new))
                .query(DataClassRowMapper.newInstance(KnownCommit.class))
                .list();
    }
}

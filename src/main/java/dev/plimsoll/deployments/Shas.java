package dev.plimsoll.deployments;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the commits that somebody may mean. What is not the beginning of a full Git id is found only as it was given.
 */
@Component
public class Shas {

    /** How many candidates there are at most. */
    public static final int MOST = 20;

    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{4,63}");

    private static final String MATCHES = """
            select m.sha, c.subject, c.author, c.committed_at
              from (
                select sha from changes.commits where %1$s
                 union
                select sha from deployments.deployment where %1$s
                 union
                select sha from deployments.interval where %1$s and known_until is null) m
              left join lateral (
                     select subject, author, committed_at
                       from changes.commits
                      where sha = m.sha
                      order by subject is null, repository_id
                      limit 1) c on true
             where %2$s
             order by m.sha
             limit :most
            """;

    private static final String EXACTLY = MATCHES.formatted("sha = :sha", "true");

    /** By characters and not by words of a language, as the indexes are ordered. */
    private static final String BEGINS =
            MATCHES.formatted("sha ~>=~ :sha and sha ~<~ :end", "m.sha ~ '^([0-9a-f]{40}|[0-9a-f]{64})$'");

    private final JdbcClient jdbc;

    Shas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The commit that was given so; else those whose full Git id begins so, at least four characters, at most twenty. */
    public List<NamedCommit> named(String token) {
        var exact = find(EXACTLY, token);
        var lower = token.toLowerCase(Locale.ROOT);
        if (!exact.isEmpty() || !BEGINNING.matcher(lower).matches()) {
            return exact.isEmpty() && !lower.equals(token) ? find(EXACTLY, lower) : exact;
        }
        return find(BEGINS, lower);
    }

    private List<NamedCommit> find(String sql, String sha) {
        return jdbc.sql(sql)
                .param("sha", sha)
                .param("end", sha + "g")
                .param("most", MOST)
                .query(DataClassRowMapper.newInstance(NamedCommit.class))
                .list();
    }
}

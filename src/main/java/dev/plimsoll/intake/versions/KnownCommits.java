package dev.plimsoll.intake.versions;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the commit that a shortened one stands for, among those that were built or deployed for the service. */
@Component
class KnownCommits {

    private static final int SHORTEST = 7;

    private final JdbcClient jdbc;

    KnownCommits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the commit by the name under which it is known; as it was given if it is not known at all. Also a full
     * commit can be known by a shortened name only.
     *
     * @throws AskFailed if two known commits begin alike
     */
    String known(long serviceId, String commit) {
        var found = find(serviceId, commit);
        if (found.contains(commit) || found.isEmpty()) {
            return commit;
        }
        if (found.size() > 1) {
            throw new AskFailed(
                    "ambiguous",
                    "Two known commits begin with \u201c%s\u201d: let the service answer with more digits."
                            .formatted(commit));
        }
        return found.get(0);
    }

    /** Commits are compared by their order, so that the indexes on them serve: no digit comes after g. */
    private List<String> find(long serviceId, String commit) {
        return jdbc.sql("""
                        select sha
                          from (select sha
                                  from deployments.deployments
                                 where service_id = :service
                                   and (sha like :prefix or sha = any(:shorter))
                                 union
                                select sha
                                  from changes.builds
                                 where service_id = :service
                                   and ((sha between :commit and :last and starts_with(sha, :commit))
                                        or sha = any(:shorter))) as known
                         order by sha <> :commit
                         limit 2
                        """)
                .param("service", serviceId)
                .param("prefix", commit + "%")
                .param("commit", commit)
                .param("last", commit + "g")
                .param("shorter", shorter(commit))
                .query(String.class)
                .list();
    }

    private static String[] shorter(String commit) {
        return IntStream.range(SHORTEST, commit.length())
                .mapToObj(length -> commit.substring(0, length))
                .toArray(String[]::new);
    }
}

package dev.plimsoll.intake.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which artifact was built from a commit. */
@Component
class BuiltArtifacts {

    private static final int NAMED_AT_MOST = 5;

    private final JdbcClient jdbc;

    BuiltArtifacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The digest of the only artifact of a commit.
     *
     * @throws InvalidEvent if there is no commit, or none or several artifacts of it
     */
    String only(@Nullable String sha) {
        if (sha == null) {
            throw new InvalidEvent(
                    "digest",
                    "Nothing says what this is about: name the artifact with digest=sha256:\u2026, or its commit with sha=\u2026.");
        }
        var digests = digests(sha);
        if (digests.size() == 1) {
            return digests.get(0);
        }
        throw new InvalidEvent(
                "digest",
                digests.isEmpty()
                        ? "No build of commit %s named a digest: report the build first, or name the artifact with digest=sha256:\u2026."
                                .formatted(sha)
                        : "Several artifacts were built of commit %s: name the one that is meant with digest=\u2026. %s%s"
                                .formatted(
                                        sha,
                                        String.join(", ", digests.subList(0, Math.min(NAMED_AT_MOST, digests.size()))),
                                        digests.size() > NAMED_AT_MOST ? " and others" : ""));
    }

    private List<String> digests(String sha) {
        return jdbc.sql("""
                        select distinct digest
                          from changes.builds
                         where sha = :sha
                           and digest is not null
                         order by digest
                         limit :most
                        """)
                .param("sha", sha)
                .param("most", NAMED_AT_MOST + 1)
                .query(String.class)
                .list();
    }
}

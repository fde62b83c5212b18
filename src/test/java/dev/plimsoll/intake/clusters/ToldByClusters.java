package dev.plimsoll.intake.clusters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PostedFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends what a tool of a cluster would send, and reads back what Plimsoll made of it. */
public final class ToldByClusters {

    private static final String BEARER = "Bearer " + Plimsoll.SECRET;

    private final Plimsoll plimsoll;
    private final JdbcClient jdbc;
    private final String source;

    public ToldByClusters(Plimsoll plimsoll, JdbcClient jdbc, String source) {
        this.plimsoll = plimsoll;
        this.jdbc = jdbc;
        this.source = source;
    }

    /** A body without its headers, for translations that need no server. */
    public static Inbound inbound(String body) {
        return new Inbound(new HttpHeaders(), body.getBytes(UTF_8), Instant.parse("2026-11-27T12:00:00Z"));
    }

    public void send(String body) {
        assertThat(status(body, Map.of("Authorization", BEARER))).isBetween(200, 299);
    }

    public int status(String body, Map<String, String> headers) {
        return plimsoll.post("/webhooks/" + source, headers, body.getBytes(UTF_8))
                .statusCode();
    }

    /** Sends every real body of a folder; none may fail by a fault of ours, and none may be dropped without a word. */
    public Map<String, String> sendFiles(String folder) {
        var outcomes = new PostedFiles(plimsoll).post(folder, source, (name, body) -> Map.of("Authorization", BEARER));
        assertThat(texts("select outcome || ': ' || coalesce(reason, '') from intake.delivery"))
                .isNotEmpty()
                .noneMatch(words -> words.contains("fault of ours") || words.contains("written down"))
                .allMatch(words -> words.equals("translated: ") || !words.endsWith(": "));
        return outcomes;
    }

    /** Service, environment, state, commit, digest, and from when to when, the oldest first. */
    public List<String> deployments() {
        return texts("""
                        select concat_ws(' ', s.name, e.name, d.state, coalesce(d.sha, '-'),
                                         coalesce(left(d.digest, 11), '-'),
                                         coalesce(to_char(d.started_at at time zone 'UTC', 'HH24:MI'), '-'),
                                         coalesce(to_char(d.finished_at at time zone 'UTC', 'HH24:MI'), '-'))
                          from deployments.deployment d
                          join catalog.service s on s.id = d.service_id
                          join catalog.environment e on e.id = d.environment_id
                         order by d.happened_at, d.external_id
                        """);
    }

    /** Service, environment, slot, commit, digest, how many, or that it is gone, the oldest first. */
    public List<String> observations() {
        return texts("""
                        select concat_ws(' ', s.name, e.name, o.slot, coalesce(o.sha, '-'),
                                         coalesce(left(o.digest, 11), '-'), coalesce(o.replicas::text, '-'),
                                         case when o.gone then 'gone' end)
                          from deployments.observation o
                          join catalog.service s on s.id = o.service_id
                          join catalog.environment e on e.id = o.environment_id
                         order by o.observed_at, o.id
                        """);
    }

    public List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}

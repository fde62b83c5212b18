package dev.plimsoll.intake.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.SignatureVectors;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.PostedFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of the webhooks of Buildkite. */
@PlimsollTest
class BuildkiteSourceTests {

    private static final String SHA = "4f2c9d1" + "0".repeat(33);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Map<String, String> TOKEN = Map.of("X-Buildkite-Token", Plimsoll.SECRET);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aDeliveryIsSignedAndFreshOrShowsTheToken() {
        assertThat(isSigned("X-Buildkite-Signature", signature(NOW, "new"))).isTrue();
        assertThat(isSigned("X-Buildkite-Signature", signature(NOW.minusSeconds(300), "old")))
                .isTrue();
        assertThat(isSigned("X-Buildkite-Signature", signature(NOW.minusSeconds(301), "new")))
                .isFalse();
        assertThat(isSigned("X-Buildkite-Signature", signature(NOW.plusSeconds(301), "new")))
                .isFalse();
        assertThat(isSigned("X-Buildkite-Signature", signature(NOW, "guessed"))).isFalse();
        assertThat(isSigned("X-Buildkite-Signature", "new")).isFalse();
        assertThat(isSigned("X-Buildkite-Token", "old")).isTrue();
        assertThat(isSigned("X-Buildkite-Token", "guessed")).isFalse();
        assertThat(isSigned("Authorization", "Bearer new")).isTrue();
        assertThat(isSigned("X-Other", "new")).isFalse();
        assertThat(isSigned("X-Buildkite-Token", "new", "X-Buildkite-Signature", signature(NOW, "guessed")))
                .isFalse();
    }

    @Test
    void aSignatureThatOthersComputedIsRight() {
        var vector = SignatureVectors.of("buildkite");
        var headers = new HttpHeaders();
        headers.set("X-Buildkite-Signature", vector.text("value"));
        var at = vector.text("value").replaceAll("timestamp=(\\d+),.*", "$1");

        assertThat(new BuildkiteSource(JsonMapper.shared())
                        .isSigned(
                                new Inbound(headers, vector.body(), Instant.ofEpochSecond(Long.parseLong(at))),
                                List.of(vector.text("secret"))))
                .isTrue();
    }

    @Test
    void aBuildThatIsBlockedWaitsAndHasNotEnded() {
        var said = new ArrayList<>(List.of(
                build("build.scheduled", "scheduled", false, null, null),
                build("build.running", "running", false, "09:01:00", null),
                build("build.finished", "passed", true, "09:01:00", "09:03:00")));
        said.forEach(this::send);
        assertThat(runs()).containsExactly("b-1 pay main 4f2c9d1 running maya@acme.example acme/pay");
        assertThat(deployments()).containsExactly("b-1 pay production 4f2c9d1 running b-1");

        said.add(build("build.finished", "passed", false, "09:01:00", "09:30:00"));
        for (var seed = 0; seed < 4; seed++) {
            plimsoll.empty();
            Collections.shuffle(said, new Random(seed));
            said.forEach(this::send);

            assertThat(runs())
                    .containsExactly("b-1 pay main 4f2c9d1 completed success 1740 maya@acme.example acme/pay");
            assertThat(deployments()).containsExactly("b-1 pay production 4f2c9d1 succeeded b-1");
        }
    }

    @Test
    void jobsAreJobsOfTheirBuild() {
        send(job("j-1", "job.started", "running", null));
        send(job("j-1", "job.finished", "failed", "09:02:00"));
        send(job("j-2", "job.activated", "unblocked", null));

        assertThat(
                        all(
                                "select concat_ws(' ', external_id, run_id, name, status, conclusion) from pipelines.job order by 1"))
                .containsExactly("j-1 b-1 deploy completed failure", "j-2 b-1 deploy completed unblocked");
    }

    @Test
    void aTokenShownIsNotKept() {
        assertThat(post("{\"event\": \"ping\"}", Map.of())).isEqualTo(401);
        assertThat(post("{\"event\": \"ping\"}", TOKEN)).isEqualTo(200);
        send("{\"event\": \"cluster_token.registration_blocked\"}");
        send("{\"event\": \"agent.lost\"}");
        send("{\"event\": \"build.running\", \"build\": {\"state\": \"running\"}}");
        send("{}");

        assertThat(all("select outcome from intake.delivery order by received_at"))
                .containsExactly("ping", "unrecognised", "ignored", "unreadable", "unrecognised");
        assertThat(all("select headers::text from intake.delivery"))
                .noneMatch(headers -> headers.contains(Plimsoll.SECRET));
    }

    @Test
    void everyBodyThatOthersKeptIsTakenInAndSaidToBeWhatItIs() {
        var outcomes = new PostedFiles(plimsoll).post("buildkite", "buildkite", (name, body) -> TOKEN);

        assertThat(outcomes.values())
                .containsOnly("translated", "ignored", "unrecognised", "unreadable", "repeated", "ping");
        assertThat(outcomes)
                .containsEntry("ping.envelope-01.doc.json", "ping")
                .containsEntry("job.started.envelope-01.doc.json", "unreadable")
                .containsEntry("eventbridge.agent-connected-08.doc.json", "ignored")
                .containsEntry("eventbridge.audit-event-logged-13.doc.json", "unrecognised")
                .containsEntry("eventbridge.build-finished-03.doc.json", "translated");
        assertThat(all("select reason from intake.delivery where outcome not in ('translated', 'ping')"))
                .noneMatch(reason -> reason == null || reason.contains("fault of ours"));
        assertThat(all("""
                        select concat_ws(' ', workflow, ref, left(sha, 7), status, conclusion,
                               to_char(started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS'),
                               to_char(finished_at at time zone 'UTC', 'HH24:MI:SS'))
                          from pipelines.run
                         where external_id like '8fcaa7b9%'
                        """)).containsExactly("my-pipeline main 5a74161 completed success 2019-08-11 06:01:16 06:01:35");
    }

    private static String build(String event, String state, boolean isBlocked, String started, String finished) {
        return """
               {"event": "%s", "build": {"id": "b-1", "number": 8, "state": "%s", "blocked": %s, "commit": "%s",
                "branch": "main", "env": {}, "meta_data": {"ENVIRONMENT": "production"},
                "creator": {"name": "Maya", "email": "maya@acme.example"}, "created_at": "2026-11-20T09:00:00.123Z",
                "web_url": "https://buildkite.com/acme/pay/builds/8", "started_at": %s, "finished_at": %s},
                "pipeline": {"slug": "pay", "repository": "git@github.com:acme/pay.git"}}""".formatted(event, state, isBlocked, SHA, at(started), at(finished));
    }

    private static String job(String id, String event, String state, String finished) {
        return """
               {"event": "%s", "job": {"id": "%s", "type": "script", "name": "deploy", "state": "%s",
                "created_at": "2026-11-20T09:00:00.123Z", "started_at": "2026-11-20T09:01:00Z", "finished_at": %s},
                "build": {"id": "b-1"}, "pipeline": {"slug": "pay"}}""".formatted(event, id, state, at(finished));
    }

    private static String at(String time) {
        return time == null ? "null" : "\"2026-11-20T%s.000Z\"".formatted(time);
    }

    private static String signature(Instant at, String secret) {
        var signed = at.getEpochSecond() + ".{}";
        return "timestamp=%d,signature=%s"
                .formatted(at.getEpochSecond(), Signatures.hex(signed.getBytes(UTF_8), secret));
    }

    private static boolean isSigned(String... namesAndValues) {
        var headers = new HttpHeaders();
        for (var n = 0; n < namesAndValues.length; n += 2) {
            headers.set(namesAndValues[n], namesAndValues[n + 1]);
        }
        return new BuildkiteSource(JsonMapper.shared())
                .isSigned(new Inbound(headers, "{}".getBytes(UTF_8), NOW), List.of("old", "new"));
    }

    private void send(String body) {
        assertThat(post(body, TOKEN)).isIn(200, 202);
    }

    private int post(String body, Map<String, String> headers) {
        return plimsoll.post("/webhooks/buildkite", headers, body.getBytes(UTF_8))
                .statusCode();
    }

    private List<String> runs() {
        return all("""
                select concat_ws(' ', r.external_id, r.workflow, r.ref, left(r.sha, 7), r.status, r.conclusion,
                       extract(epoch from r.finished_at - r.started_at)::int, r.actor, g.full_name)
                  from pipelines.run r
                  left join catalog.repository g on g.id = r.repository_id
                """);
    }

    private List<String> deployments() {
        return all("""
                select concat_ws(' ', d.external_id, s.name, e.name, left(d.sha, 7), d.state, d.run_id)
                  from deployments.deployment d
                  join catalog.service s on s.id = d.service_id
                  join catalog.environment e on e.id = d.environment_id
                """);
    }

    private List<String> all(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}

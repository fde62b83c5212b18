package dev.plimsoll.intake.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.SignatureVectors;
import dev.plimsoll.intake.Signatures;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of the webhooks of CircleCI. */
@PlimsollTest
class CircleCiSourceTests {

    private static final String SHA = "4f2c9d1" + "0".repeat(33);
    private static final String OF_GITHUB = """
            "vcs": {"provider_name": "github", "target_repository_url": "https://github.com/acme/pay", "revision": "%s",
                    "branch": "main", "commit": {"author": {"name": "Maya"}}}""".formatted(SHA);
    private static final String OF_THE_APP = """
            "trigger_parameters": {"git": {"checkout_sha": "%s", "branch": "next", "author_login": "maya", "repo_url": ""}}""".formatted(SHA);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void theFirstVersionOfTheSignatureCountsByItsName() {
        var body = workflow("w-1", "success", OF_GITHUB);
        var right = "v1=" + Signatures.hex(body.getBytes(UTF_8), Plimsoll.SECRET);
        var rotated = "v1=" + Signatures.hex(body.getBytes(UTF_8), Plimsoll.SECOND_SECRET);

        assertThat(post(body, Map.of())).isEqualTo(401);
        assertThat(post(body, Map.of("circleci-signature", "v1=" + "0".repeat(64))))
                .isEqualTo(401);
        assertThat(post(body, Map.of("circleci-signature", right.replace("v1=", "v2="))))
                .isEqualTo(401);
        assertThat(post(body, Map.of("circleci-signature", right.replace("v1=", ""))))
                .isEqualTo(401);
        assertThat(post(body + " ", Map.of("circleci-signature", right))).isEqualTo(401);
        assertThat(post(body, Map.of("circleci-signature", "v2=abc, " + right))).isEqualTo(202);
        assertThat(post(body, Map.of("circleci-signature", rotated + ",v2=abc")))
                .isEqualTo(200);
    }

    @Test
    void signaturesThatOthersComputedAreRight() {
        var vector = SignatureVectors.of("circleci-v1");
        var headers = new HttpHeaders();
        headers.set("circleci-signature", vector.text("value"));

        assertThat(new CircleCiSource(JsonMapper.shared())
                        .isSigned(new Inbound(headers, vector.body(), Instant.EPOCH), List.of(vector.text("secret"))))
                .isTrue();
    }

    @Test
    void workflowsAreRunsAndJobsTheirJobs() {
        send(workflow("w-1", "success", OF_GITHUB));
        send(workflow("w-2", "canceled", OF_THE_APP));
        send(workflow("w-3", "unauthorized", "\"number\": 3"));
        send("""
                {"type": "job-completed", "id": "e-4", "happened_at": "2026-11-20T09:05:00.379158Z",
                 "workflow": {"id": "w-1", "url": "https://app.circleci.com/pipelines/x/workflows/w-1"},
                 "job": {"id": "j-1", "name": "deploy-production", "number": 12, "status": "failed",
                         "started_at": "2026-11-20T09:01:00Z", "stopped_at": "2026-11-20T09:04:00Z"}}""");

        assertThat(all("""
                        select concat_ws(' ', r.origin, r.external_id, r.workflow, r.ref, left(r.sha, 7), r.status, r.conclusion,
                               r.actor, extract(epoch from r.finished_at - r.started_at)::int, g.full_name)
                          from pipelines.run r
                          left join catalog.repository g on g.id = r.repository_id
                         order by r.external_id
                        """))
                .containsExactly(
                        "app.circleci.com w-1 ship main 4f2c9d1 completed success Maya 300 acme/pay",
                        "app.circleci.com w-2 ship next 4f2c9d1 completed cancelled maya 300 acme/till",
                        "app.circleci.com w-3 ship completed unauthorized 300 acme/till");
        assertThat(all("select concat_ws(' ', origin, external_id, run_id, name, conclusion) from pipelines.job"))
                .containsExactly("app.circleci.com j-1 w-1 deploy-production failure");
        assertThat(plimsoll.get("/api/v1/deployments").path("deployments")).isEmpty();
    }

    @Test
    void whatIsNoEndIsAnsweredAndSaidToBeWhatItIs() {
        send("{\"type\": \"ping\", \"id\": \"p-1\", \"webhook\": {\"name\": \"plimsoll\"}}");
        send("{\"type\": \"pipeline-created\", \"id\": \"p-2\"}");
        send("{\"type\": \"workflow-completed\", \"id\": \"p-3\", \"workflow\": {}}");

        assertThat(all("select outcome from intake.delivery order by received_at"))
                .containsExactly("ping", "unrecognised", "unreadable");
    }

    private static String workflow(String id, String status, String pipeline) {
        return """
               {"type": "workflow-completed", "id": "e-%s", "happened_at": "2026-11-20T09:05:01.379158Z",
                "project": {"slug": "gh/acme/till"}, "pipeline": {"number": 5, %s},
                "workflow": {"id": "%s", "name": "ship", "status": "%s", "created_at": "2026-11-20T09:00:00.137Z",
                             "stopped_at": "2026-11-20T09:05:00.137Z",
                             "url": "https://app.circleci.com/pipelines/x/workflows/%s"}}""".formatted(id, pipeline, id, status, id);
    }

    private void send(String body) {
        assertThat(post(
                        body,
                        Map.of("circleci-signature", "v1=" + Signatures.hex(body.getBytes(UTF_8), Plimsoll.SECRET))))
                .isIn(200, 202);
    }

    private int post(String body, Map<String, String> headers) {
        return plimsoll.post("/webhooks/circleci", headers, body.getBytes(UTF_8))
                .statusCode();
    }

    private List<String> all(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}

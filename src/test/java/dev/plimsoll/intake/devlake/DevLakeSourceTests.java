package dev.plimsoll.intake.devlake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pipelines post here what they post to DevLake. */
@PlimsollTest
class DevLakeSourceTests {

    private static final String SHOWN =
            "select value from intake.delivery, jsonb_each_text(headers) where lower(key) = 'authorization'";

    private static final String SHA = "a".repeat(40);

    private static final String DEPLOYMENT = """
            {"id": "41", "result": "SUCCESS", "environment": "STAGING", "displayTitle": "Release 7",
             "createdDate": "2026-11-20T09:58:00+00:00", "startedDate": "2026-11-20T10:00:00+00:00",
             "finishedDate": "2026-11-20T10:04:00+00:00",
             "deploymentCommits": [
               {"repoUrl": "https://github.com/acme/pay", "refName": "main", "commitSha": "%s"}]}
            """.formatted(SHA);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aDeploymentIsThatOfItsRepository() {
        assertThat(send(DEPLOYMENT)).contains("translated");
        assertThat(send(DEPLOYMENT)).contains("repeated");

        assertThat(deployments()).isEqualTo("41 pay staging succeeded " + SHA + " main Release 7 09:58:00 10:00:00");
    }

    @Test
    void oneThatIsUnderWayEndsLater() {
        var running =
                DEPLOYMENT.replace("\"result\": \"SUCCESS\",", "").replaceAll("\"finishedDate\": \"[^\"]+\",", "");
        send(DEPLOYMENT.replace("SUCCESS", "FAILURE"));
        send(running);

        assertThat(deployments()).contains("41 pay staging failed");
    }

    @Test
    void severalCommitsAreSeveralDeployments() {
        send(
                DEPLOYMENT.replace(
                        "\"deploymentCommits\": [",
                        "\"deploymentCommits\": [{\"repoUrl\": \"git@github.com:acme/shop.git\", \"commitSha\": \"bbbbbbb\", \"result\": \"FAILURE\"}, "));

        assertThat(deployments())
                .contains("41/acme/pay pay staging succeeded", "41/acme/shop shop staging failed bbbbbbb");
    }

    @Test
    void theFormBeforeOneIsReadToo() {
        send("""
                {"pipeline_id": "p-1", "repo_url": "https://github.com/acme/pay", "commit_sha": "%s",
                 "start_time": "2026-11-20T10:00:00Z", "end_time": "2026-11-20T10:04:00Z"}
                """.formatted(SHA));

        assertThat(deployments()).startsWith("p-1 pay production succeeded");
    }

    @Test
    void anIncidentIsOpenUntilItIsDone() {
        var issue = """
                {"issueKey": "INC-8", "title": "Checkout fails", "type": "INCIDENT", "status": "IN_PROGRESS",
                 "originalStatus": "open", "createdDate": "2026-11-20T10:00:00Z", "severity": "P1", "component": "pay"}
                """;
        send(issue);
        send(issue.replace("IN_PROGRESS", "DONE")
                .replace("\"severity\"", "\"resolutionDate\": \"2026-11-20T10:40:00Z\", \"severity\""));

        assertThat(text("""
                        select concat_ws(' ', external_id, title, severity, (opened_at at time zone 'UTC')::time,
                                         (resolved_at at time zone 'UTC')::time,
                                         (select string_agg(said_service, ',') from incidents.affected))
                          from incidents.incident
                        """)).isEqualTo("INC-8 Checkout fails P1 10:00:00 10:40:00 pay");
        assertThat(send(issue.replace("INCIDENT", "BUG"))).contains("ignored");
    }

    @Test
    void whatIsNeitherIsKeptWithAReason() {
        assertThat(send("{}")).contains("unrecognised");
        assertThat(send("[]")).contains("unreadable");
        assertThat(send("{\"deploymentCommits\": []}")).contains("unreadable");
        assertThat(send(DEPLOYMENT.replace("commitSha", "sha"))).contains("unreadable");
        assertThat(send(DEPLOYMENT.replace("https://github.com/acme/pay", "https://github.com")))
                .contains("unreadable");
        assertThat(text("select string_agg(reason, ' ' order by received_at) from intake.delivery"))
                .contains("\u201cissueKey\u201d", "\u201ccommitSha\u201d", "\u201crepoUrl\u201d")
                .doesNotContain("fault of ours");
    }

    @Test
    void theSecretHasToBeShown() {
        assertThat(post("Bearer wrong", DEPLOYMENT).statusCode()).isEqualTo(401);
        assertThat(post("Bearer " + Plimsoll.SECOND_SECRET, DEPLOYMENT).statusCode())
                .isEqualTo(202);
        assertThat(text(SHOWN)).isEqualTo("***");
    }

    private String send(String body) {
        var answer = post("Bearer " + Plimsoll.SECRET, body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
        return answer.body();
    }

    private HttpResponse<String> post(String authorization, String body) {
        return plimsoll.post(
                "/webhooks/devlake",
                Map.of("Content-Type", "application/json", "Authorization", authorization),
                body.getBytes(UTF_8));
    }

    private String deployments() {
        return text("""
                select string_agg(concat_ws(' ', d.external_id, s.name, e.name, d.state, d.sha, d.ref, d.description,
                                            (d.created_at at time zone 'UTC')::time,
                                            (d.started_at at time zone 'UTC')::time), ', ' order by d.external_id)
                  from deployments.deployment d
                  join catalog.service s on s.id = d.service_id
                  join catalog.environment e on e.id = d.environment_id
                """);
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }
}

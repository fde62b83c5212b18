package dev.plimsoll.intake.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.GitLab;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What GitLab sends proves itself, and becomes facts, told with bodies of our own writing. */
@PlimsollTest
class GitLabSourceTests {

    private static final String SHA = "4f2c9d1" + "0".repeat(33);
    private static final String OLDER = "1".repeat(40);

    private static final String PROJECT = """
            "project": {"id": 30, "name": "Pay", "path_with_namespace": "acme/pay", "default_branch": "main",
                        "web_url": "https://gitlab.acme.example/acme/pay"},
            "user": {"id": 4, "username": "maya"}""";

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
    void aSignatureCountsBeforeTheTokenAndIsNotPlayedAgain() {
        var body = push("refs/heads/main", OLDER, 1);
        var now = Instant.now();

        var stale = GitLab.signed("d-1", body, GitLab.STORY_KEY, now.minus(Duration.ofMinutes(7)));
        assertThat(status(stale, body)).isEqualTo(401);
        var forged = new HashMap<>(GitLab.signed("d-1", body, "whsec_AAAA", now));
        forged.put("X-Gitlab-Token", Plimsoll.SECRET);
        assertThat(status(forged, body)).isEqualTo(401);
        assertThat(status(GitLab.shown("wrong"), body)).isEqualTo(401);
        assertThat(status(Map.of("Content-Type", "application/json"), body)).isEqualTo(401);

        assertThat(status(GitLab.signed("d-1", body, GitLab.STORY_KEY, now), body))
                .isEqualTo(202);
        assertThat(status(GitLab.signed("d-1", body, Plimsoll.SECOND_SECRET, now), body))
                .isEqualTo(200);
        assertThat(status(GitLab.shown(Plimsoll.SECOND_SECRET), body)).isEqualTo(202);
        assertThat(text("select count(*)::text from intake.delivery")).isEqualTo("2");
        assertThat(text("select string_agg(headers::text, '') from intake.delivery"))
                .doesNotContain(Plimsoll.SECOND_SECRET);
    }

    @Test
    void aPushBringsItsCommitsAndOnlyTheDefaultBranchLetsAParentBeKnown() {
        send(push("refs/heads/main", OLDER, 1));
        assertThat(text("select author || ': ' || subject || ' ' || parents[1] || ' ' || paths[1] from changes.commit"))
                .isEqualTo("Maya: Pay in instalments " + OLDER + " a.txt");

        for (var other : new byte[][] {
            push("refs/heads/topic", OLDER, 1),
            push("refs/heads/main", OLDER, 2),
            push("refs/heads/main", SHA, 1),
            push("refs/heads/main", "0".repeat(40), 1)
        }) {
            plimsoll.empty();
            send(other);
            assertThat(text("select coalesce(parents[1], 'unknown') from changes.commit"))
                    .isEqualTo("unknown");
        }
    }

    @Test
    void aPipelineAndItsJobsAreOneRunHoweverOftenAJobIsRunAgain() {
        send(pipeline("failed", "\"2026-11-20 09:10:00 UTC\"", job(71, "test", "failed", "09:02", "09:09")));
        send(pipeline(
                "running",
                "null",
                job(71, "test", "failed", "09:02", "09:09"),
                job(72, "test", "running", "09:20", null)));
        send(pipeline("success", "\"2026-11-20 09:30:00 UTC\"", job(72, "test", "success", "09:20", "09:29")));
        send(build(72, "running", "null"));

        assertThat(text("""
                        select concat_ws(' ', external_id, attempt, conclusion, sha, to_char(started_at at time zone 'UTC', 'HH24:MI'),
                                         to_char(finished_at at time zone 'UTC', 'HH24:MI'), url)
                          from pipelines.run
                        """))
                .isEqualTo("7 1 success " + SHA + " 09:20 09:30 https://gitlab.acme.example/acme/pay/-/pipelines/7");
        assertThat(
                        text(
                                "select string_agg(external_id || ' ' || conclusion, ', ' order by external_id) from pipelines.job"))
                .isEqualTo("71 failed, 72 success");
    }

    @Test
    void aJobThatDeploysIsNoDeploymentAndOneThatStopsEndsWhatRan() {
        send(deployment(15, "success", "10:05:00"));
        send(build(72, "success", "{\"name\": \"production\", \"action\": \"start\"}"));
        assertThat(text("select count(*)::text from deployments.deployment")).isEqualTo("1");
        assertThat(plimsoll.get("/api/v1/running").path("running")).hasSize(1);

        send(build(73, "success", "{\"name\": \"production\", \"action\": \"stop\"}"));
        assertThat(plimsoll.get("/api/v1/running").path("running")).isEmpty();
        assertThat(text("select understood::text from intake.delivery order by received_at desc limit 1"))
                .contains("Nothing runs at production any more");
    }

    @Test
    void aDeploymentIsFollowedByItsNumberWithTheWholeCommit() {
        send(deployment(15, "created", "09:58:00"));
        send(deployment(15, "success", "10:05:00"));
        send(deployment(15, "running", "10:00:00"));

        var deployment = plimsoll.get("/api/v1/deployments/15");
        assertThat(deployment.path("status").asString()).isEqualTo("succeeded");
        assertThat(deployment.path("sha").asString()).isEqualTo(SHA);
        assertThat(deployment.path("started_at").asString()).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(deployment.path("finished_at").asString()).isEqualTo("2026-11-20T09:05:00Z");
        assertThat(text("select origin || ' ' || actor || ' ' || ref || ' ' || url from deployments.deployment"))
                .isEqualTo("gitlab.acme.example maya main https://gitlab.acme.example/acme/pay/-/jobs/796");
    }

    @ParameterizedTest
    @CsvSource({
        "running, canceled, cancelled",
        "running, failed, failed",
        "created, skipped, cancelled",
        "blocked, rejected, rejected",
        "blocked, failed, rejected",
        "blocked, blocked, waiting"
    })
    void aDeploymentEnds(String before, String last, String status) {
        send(deployment(15, before, "10:00:00"));
        send(deployment(15, last, "10:05:00"));

        assertThat(plimsoll.get("/api/v1/deployments/15").path("status").asString())
                .isEqualTo(status);
    }

    @Test
    void aReleaseNamesItsCommit() {
        send("""
                {"object_kind": "release", "action": "create", "tag": "v1", %s,
                 "commit": {"id": "%s", "message": "Release", "timestamp": "2026-11-20T09:00:00+01:00"}}
                """.formatted(PROJECT, SHA).getBytes(UTF_8));

        assertThat(text("select subject || ' ' || (committed_at at time zone 'UTC')::time from changes.commit"))
                .isEqualTo("Release 08:00:00");
    }

    private static byte[] push(String ref, String before, int total) {
        return """
                {"object_kind": "push", "before": "%s", "after": "%s", "ref": "%s", "total_commits_count": %d, %s,
                 "commits": [{"id": "%s", "message": "Pay in instalments\\n\\nMore", "timestamp": "2026-11-20T08:59:00Z",
                              "author": {"name": "Maya", "email": "[REDACTED]"}, "added": ["a.txt"], "modified": [],
                              "removed": []}]}
                """.formatted(before, SHA, ref, total, PROJECT, SHA).getBytes(UTF_8);
    }

    private static byte[] pipeline(String status, String finishedAt, String... jobs) {
        return """
                {"object_kind": "pipeline", %s,
                 "object_attributes": {"id": 7, "ref": "main", "sha": "%s", "status": "%s",
                                       "created_at": "2026-11-20 09:00:00 UTC", "finished_at": %s},
                 "builds": [%s]}
                """.formatted(PROJECT, SHA, status, finishedAt, String.join(", ", jobs))
                .getBytes(UTF_8);
    }

    private static String job(int id, String name, String status, String started, String finished) {
        return """
                {"id": %d, "name": "%s", "status": "%s", "created_at": "2026-11-20 09:00:00 UTC",
                 "started_at": "2026-11-20 %s:00 UTC", "finished_at": %s}
                """.formatted(
                id, name, status, started, finished == null ? "null" : "\"2026-11-20 " + finished + ":00 UTC\"");
    }

    private static byte[] build(int id, String status, String environment) {
        return """
                {"object_kind": "build", "build_id": %d, "build_name": "deploy", "build_status": "%s", "pipeline_id": 7,
                 "build_created_at": "2026-11-20 10:00:00 UTC", "build_started_at": "2026-11-20 10:01:00 UTC",
                 "build_finished_at": "2026-11-20 10:09:00 UTC", "environment": %s, %s}
                """.formatted(id, status, environment, PROJECT).getBytes(UTF_8);
    }

    private static byte[] deployment(int id, String status, String time) {
        return """
                {"object_kind": "deployment", "status": "%s", "status_changed_at": "2026-11-20 %s +0100",
                 "deployment_id": %d, "deployable_id": 796, "environment": "production", "ref": "main",
                 "deployable_url": "https://gitlab.acme.example/acme/pay/-/jobs/796", "short_sha": "4f2c9d10",
                 "commit_url": "https://gitlab.acme.example/acme/pay/-/commit/%s", %s}
                """.formatted(status, time, id, SHA, PROJECT).getBytes(UTF_8);
    }

    private void send(byte[] body) {
        var answer = plimsoll.post("/webhooks/gitlab", GitLab.shown(Plimsoll.SECRET), body);
        assertThat(answer.body()).contains("translated");
    }

    private int status(Map<String, String> headers, byte[] body) {
        return plimsoll.post("/webhooks/gitlab", headers, body).statusCode();
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }
}

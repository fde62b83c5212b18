package dev.plimsoll.intake.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.GitHub;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of GitHub's events, told with bodies of our own writing. */
@PlimsollTest
class GitHubEventsTests {

    private static final String SHA = "4f2c9d1" + "0".repeat(33);
    private static final String OLDER = "1".repeat(40);
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void aPushBringsItsCommits() {
        send("push", GitHub.push("acme/pay", SHA, "Pay in instalments", "2026-11-20T08:59:00Z"));

        assertThat(text("select author || ': ' || subject from changes.commit")).isEqualTo("maya: Pay in instalments");
    }

    @Test
    void aPushedCommitSaysWhatItTakesBack() {
        send("push", GitHub.push("acme/pay", SHA, "Back\\n\\nThis reverts commit 9b1d03c.", "2026-11-20T08:59:00Z"));

        assertThat(text("select subject || ' ' || reverts[1] from changes.commits"))
                .isEqualTo("Back 9b1d03c");
    }

    @Test
    void aMergedPullRequestStaysMergedWhateverComesAfterIt() {
        send("pull_request", GitHub.pullRequest("acme/pay", 7, "closed", "2026-11-20T09:10:00Z", SHA));
        send("pull_request", GitHub.pullRequest("acme/pay", 7, "open", null, SHA));

        assertThat(text("select state || ' by ' || merged_by from changes.change_request"))
                .isEqualTo("merged by ilir");
    }

    @Test
    void theAuthorsOwnReviewIsNoReviewAndLabelsAreThoseToldLast() {
        send("pull_request_review", review("Maya", "commented", "08:10", "\"hotfix\", \"urgent\""));
        assertThat(text("select coalesce(cast(first_review_at as text), 'none') from changes.change_requests"))
                .isEqualTo("none");

        send("pull_request_review", review("ilir", "approved", "08:30", "\"hotfix\""));
        send("pull_request_review", review("sam", "commented", "08:20", "\"hotfix\", \"late\""));

        assertThat(text("""
                        select to_char(first_review_at at time zone 'UTC', 'HH24:MI ')
                               || to_char(approved_at at time zone 'UTC', 'HH24:MI ') || array_to_string(labels, ',')
                          from changes.change_requests
                        """)).isEqualTo("08:20 08:30 hotfix");
    }

    private static byte[] review(String by, String state, String at, String labels) {
        var labelled = labels.replaceAll("(\"[^\"]*\")", "{\"name\": $1}");
        return GitHub.bytes("""
                {"action": "submitted", "repository": {"id": 1, "full_name": "acme/pay"},
                 "review": {"user": {"login": "%s"}, "state": "%s", "submitted_at": "2026-11-20T%3$s:00Z"},
                 "pull_request": {"number": 7, "title": "Pay", "state": "open", "user": {"login": "maya"},
                                  "created_at": "2026-11-20T08:00:00Z", "updated_at": "2026-11-20T%3$s:00Z",
                                  "labels": [%4$s]}}
                """.formatted(by, state, at, labelled));
    }

    @Test
    void aPublishedImageJoinsItsDigestToItsCommitWhicheverOfTheTwoEventsTellsIt() {
        send("package", GitHub.publishedPackage("acme/pay", "package", SHA, DIGEST));
        send("registry_package", GitHub.publishedPackage("acme/pay", "registry_package", SHA, DIGEST));

        assertThat(text("select string_agg(sha || ' ' || digest, ',') from changes.build"))
                .isEqualTo(SHA + " " + DIGEST);
    }

    @Test
    void aRerunIsAnotherAttemptOfTheSameRun() {
        send("workflow_run", GitHub.workflowRun("acme/pay", 9, 1, "completed", "failure"));
        send("workflow_run", GitHub.workflowRun("acme/pay", 9, 2, "completed", "success"));
        send("workflow_run", GitHub.workflowRun("acme/pay", 9, 2, "in_progress", null));

        assertThat(text("select string_agg(attempt || ' ' || conclusion, ', ' order by attempt) from pipelines.run"))
                .isEqualTo("1 failure, 2 success");
    }

    @Test
    void aConclusionThatNobodyKnowsIsKept() {
        send("workflow_job", GitHub.workflowJob("acme/pay", 5, 9, "completed", "transmogrified"));

        assertThat(text("select conclusion from pipelines.job")).isEqualTo("transmogrified");
    }

    @Test
    void aStateThatNobodyKnowsIsMarkedAndKept() {
        var answer = send(
                "deployment_status", GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "simmering", at(5)));

        assertThat(answer).contains("unrecognised");
        assertThat(text("select reason from intake.delivery")).contains("simmering");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "check_run", "check_suite", "status", "merge_group", "create", "delete"})
    void whatComesAlongAndIsNotUsedIsIgnoredWithAReason(String event) {
        assertThat(send(event, GitHub.bytes("{\"action\": \"created\"}"))).contains("ignored");
        assertThat(text("select reason from intake.delivery")).isNotBlank();
    }

    @Test
    void aJobThatDeploysIsNoSecondDeployment() {
        send("deployment_status", GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "success", at(5)));
        var job = new String(GitHub.workflowJob("acme/pay", 5, 9, "completed", "success"), StandardCharsets.UTF_8);
        send(
                "workflow_job",
                GitHub.bytes(job.strip()
                        .replaceFirst("\\{", "{\"deployment\": {\"id\": 1, \"environment\": \"production\"}, ")));

        assertThat(text("select count(*)::text from deployments.deployment")).isEqualTo("1");
        assertThat(text("select understood::text from intake.delivery order by received_at desc limit 1"))
                .contains("It is for deployment 1 to production");
    }

    @Test
    void inactiveEndsNothing() {
        send("deployment_status", GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "success", at(5)));
        send("deployment_status", GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "inactive", at(9)));

        assertThat(running()).isEqualTo("pay production " + SHA);
    }

    @Test
    void errorIsAFailureAndALaterSuccessOfTheSameDeploymentCounts() {
        send("deployment_status", GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "in_progress", at(4)));
        send("deployment_status", GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "error", at(5)));
        assertThat(states()).isEqualTo("failed");

        send("deployment_status", GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "success", at(6)));
        assertThat(states()).isEqualTo("succeeded");
    }

    @Test
    void theNewestSuccessRunsByWhenItHappenedAndNotByWhenItWasHeardOf() {
        send("deployment_status", GitHub.deploymentStatus("acme/pay", 2, "production", SHA, "success", at(30)));
        send("deployment_status", GitHub.deploymentStatus("acme/pay", 1, "production", OLDER, "success", at(5)));

        assertThat(running()).isEqualTo("pay production " + SHA);
    }

    @Test
    void aFormIsAsGoodAsJson() {
        var payload = GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "success", at(5));
        var form = GitHub.bytes(
                "payload=" + URLEncoder.encode(new String(payload, StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        var headers = new HashMap<>(GitHub.headers("deployment_status", form, Plimsoll.SECRET));
        headers.put("Content-Type", "application/x-www-form-urlencoded");

        assertThat(plimsoll.post("/webhooks/github", headers, form).statusCode())
                .isEqualTo(202);
        assertThat(running()).isEqualTo("pay production " + SHA);
    }

    @Test
    void everySecretOfASourceIsValid() {
        for (var secret : List.of(Plimsoll.SECRET, Plimsoll.SECOND_SECRET)) {
            var body = GitHub.ping();

            assertThat(plimsoll.post("/webhooks/github", GitHub.headers("ping", body, secret), body)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRepeatIsAnsweredAndChangesNothing() {
        var body = GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "success", at(5));
        var headers = GitHub.headers("deployment_status", body, Plimsoll.SECRET);

        assertThat(plimsoll.post("/webhooks/github", headers, body).statusCode())
                .isEqualTo(202);
        var repeat = plimsoll.post("/webhooks/github", headers, body);

        assertThat(repeat.statusCode()).isEqualTo(200);
        assertThat(repeat.body()).contains("repeated");
        assertThat(text("select count(*)::text from intake.delivery")).isEqualTo("1");
    }

    @Test
    void aForgedDeliveryLeavesNothing() {
        var body = GitHub.deploymentStatus("acme/pay", 1, "production", SHA, "success", at(5));

        var answer = plimsoll.post("/webhooks/github", GitHub.headers("deployment_status", body, "guessed"), body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("/problems/wrong-signature");
        assertThat(text("select count(*)::text from intake.delivery_key")).isEqualTo("0");
        assertThat(text("select count(*)::text from catalog.service")).isEqualTo("0");
    }

    @Test
    void theOldSignatureAloneIsNotEnough() {
        var body = GitHub.ping();
        var headers = Map.of("X-GitHub-Event", "ping", "X-Hub-Signature", "sha1=" + "0".repeat(40));

        assertThat(plimsoll.post("/webhooks/github", headers, body).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aStoryEndsInTheSameFactsInWhateverOrderItIsHeard() {
        for (var seed = 0; seed < 20; seed++) {
            plimsoll.empty();
            var story = new ArrayList<>(List.of(
                    List.of("deployment", GitHub.deployment("acme/pay", 1, "production", SHA, at(1))),
                    status("waiting", 2),
                    status("queued", 9),
                    status("in_progress", 10),
                    status("success", 12),
                    status("inactive", 40),
                    List.of("deployment_review", GitHub.review("acme/pay", 10, "production", "requested", at(2))),
                    List.of("deployment_review", GitHub.review("acme/pay", 10, "production", "approved", at(8)))));
            story.addAll(List.copyOf(story));
            Collections.shuffle(story, new Random(seed));

            story.forEach(delivery -> send((String) delivery.get(0), (byte[]) delivery.get(1)));

            assertThat(text("select state || ' ' || to_char(started_at at time zone 'UTC', 'HH24:MI') || ' '"
                            + " || to_char(finished_at at time zone 'UTC', 'HH24:MI') from deployments.deployment"))
                    .as("seed %d", seed)
                    .isEqualTo("succeeded 09:10 09:12");
            assertThat(running()).isEqualTo("pay production " + SHA);
        }
    }

    private static List<Object> status(String state, int minute) {
        return List.of(
                "deployment_status", GitHub.deploymentStatus("acme/pay", 1, "production", SHA, state, at(minute)));
    }

    private String send(String event, byte[] body) {
        var answer = plimsoll.post("/webhooks/github", GitHub.headers(event, body, Plimsoll.SECRET), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.body();
    }

    private String running() {
        return text("""
                select string_agg(s.name || ' ' || e.name || ' ' || r.sha, ',')
                  from deployments.running r
                  join catalog.service s on s.id = r.service_id
                  join catalog.environment e on e.id = r.environment_id
                """);
    }

    private String states() {
        return text("select string_agg(state, ',') from deployments.deployment");
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).optional().orElse("");
    }

    private static String at(int minute) {
        return "2026-11-20T09:%02d:00Z".formatted(minute);
    }
}

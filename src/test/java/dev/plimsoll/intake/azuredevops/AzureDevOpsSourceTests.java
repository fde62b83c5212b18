package dev.plimsoll.intake.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the service hooks of Azure DevOps, told with bodies of our own writing. */
@PlimsollTest
class AzureDevOpsSourceTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void whoDoesNotShowASecretIsTurnedAway() {
        var body = AzureDevOps.run("09:00:00", "inProgress", "null");

        assertThat(post(body, Map.of())).isEqualTo(401);
        assertThat(post(body, Map.of("Authorization", basic("guessed")))).isEqualTo(401);
        assertThat(post(body, Map.of("X-Plimsoll-Token", "guessed", "Authorization", basic(Plimsoll.SECRET))))
                .isEqualTo(401);
        assertThat(post(body, Map.of("Authorization", basic(Plimsoll.SECRET)))).isEqualTo(202);
        assertThat(post(body, Map.of("Authorization", "Bearer " + Plimsoll.SECOND_SECRET)))
                .isEqualTo(200);
        assertThat(post(body, Map.of("X-Plimsoll-Token", Plimsoll.SECRET))).isEqualTo(200);
        assertThat(all("select headers::text from intake.delivery")).noneMatch(kept -> kept.contains(Plimsoll.SECRET));
    }

    @Test
    void aPushBringsItsCommits() {
        send(AzureDevOps.push("""
                {"commitId": "%s", "author": {"name": "Maya", "email": "maya@acme.example", "date": "2026-11-20T08:50:00Z"},
                 "committer": {"name": "Ilir", "email": "ilir@acme.example", "date": "2026-11-20T08:59:00Z"},
                 "comment": "Pay in instalments\\n\\nThis reverts commit 9b1d03c.",
                 "url": "https://dev.azure.com/acme/Shop/_git/pay/commit/4f2c9d1"}, {"author": {}}""".formatted(AzureDevOps.SHA)));
        send(AzureDevOps.push(""));

        assertThat(all("""
                        select c.author || ': ' || c.subject || ' ' || c.reverts[1] || ' '
                               || to_char(c.committed_at at time zone 'UTC', 'HH24:MI') || ' ' || r.origin || ' ' || r.full_name
                          from changes.commits c
                          join catalog.repository r on r.id = c.repository_id
                        """)).containsExactly("Maya: Pay in instalments 9b1d03c 08:59 dev.azure.com/acme Shop/pay");
        assertThat(all("select outcome || ': ' || coalesce(reason, '') from intake.delivery order by received_at"))
                .containsExactly("translated: ", "ignored: The push to refs/heads/main of Shop/pay brings no commits.");
    }

    @Test
    void aPullRequestIsMergedWhenItSaysSoAndNotWhenAMergeWasTried() {
        send(AzureDevOps.pull("git.pullrequest.merged", "08:30:00", "active", "0001-01-01T00:00:00"));
        assertThat(all("select state || ' by ' || author || coalesce(merge_sha, '') from changes.change_request"))
                .containsExactly("open by maya@acme.example");

        send(AzureDevOps.pull("git.pullrequest.updated", "09:10:01", "completed", "2026-11-20T09:10:00.3660573Z"));
        send(AzureDevOps.pull("git.pullrequest.updated", "08:40:00", "active", "0001-01-01T00:00:00"));
        assertThat(all("""
                        select state || ' ' || to_char(merged_at at time zone 'UTC', 'HH24:MI') || ' '
                               || left(merge_sha, 7) || ' ' || url
                          from changes.change_request
                        """))
                .containsExactly("merged 09:10 4f2c9d1 https://acme@dev.azure.com/acme/Shop/_git/pay/pullrequest/7");

        send(AzureDevOps.pull("git.pullrequest.updated", "09:20:00", "notSet", ""));
        assertThat(outcomes()).endsWith("unrecognised");
    }

    @Test
    void buildsAndRunsOfPipelinesAreRuns() {
        send(AzureDevOps.run("09:05:00", "completed", "\"succeeded\""));
        send(AzureDevOps.run("09:00:01", "inProgress", "null"));
        send(AzureDevOps.build("12", """
                "status": "completed", "result": "partiallySucceeded", "sourceBranch": "refs/heads/main", "sourceVersion": "%s",
                "repository": {"id": "r-1", "type": "TfsGit", "name": "pay"}""".formatted(AzureDevOps.SHA)));
        send(AzureDevOps.build("13", """
                "status": "failed", "sourceGetVersion": "LG:refs/heads/next:%s",
                "repository": {"type": "GitHub", "url": "https://github.com/acme/till.git"}""".formatted(AzureDevOps.SHA)));
        send(AzureDevOps.build("14", "\"status\": \"stopped\""));

        assertThat(all("""
                        select concat_ws(' ', r.origin, r.external_id, r.workflow, r.ref, left(r.sha, 7), r.status,
                               r.conclusion, r.actor, g.full_name)
                          from pipelines.run r
                          left join catalog.repository g on g.id = r.repository_id
                         order by r.external_id
                        """))
                .containsExactly(
                        "dev.azure.com/acme 11 pay-ci completed success Shop/pay",
                        "dev.azure.com/acme 12 pay-ci refs/heads/main 4f2c9d1 completed partiallysucceeded maya@acme.example Shop/pay",
                        "dev.azure.com/acme 13 pay-ci refs/heads/next 4f2c9d1 completed failure maya@acme.example acme/till",
                        "dev.azure.com/acme 14 pay-ci completed cancelled maya@acme.example");
    }

    @Test
    void whatOneReportOfARunLeavesOutTheOtherSays() {
        var said = List.of(
                AzureDevOps.run("09:05:30", "completed", "\"failed\""),
                AzureDevOps.build("11", "\"result\": \"failed\", \"sourceVersion\": \"%s\"".formatted(AzureDevOps.SHA)),
                AzureDevOps.run("09:07:00", "completed", "\"failed\""),
                AzureDevOps.run("09:00:01", "inProgress", "null"));
        for (var first = 0; first < said.size(); first++) {
            plimsoll.empty();
            for (var n = 0; n < said.size(); n++) {
                send(said.get((first + n) % said.size()));
            }

            assertThat(all("""
                            select concat_ws(' ', external_id, workflow, left(sha, 7), status, conclusion, actor,
                                   to_char(told_at at time zone 'UTC', 'HH24:MI'), repository_id is not null)
                              from pipelines.run
                            """)).containsExactly("11 pay-ci 4f2c9d1 completed failure maya@acme.example 09:07 t");
        }
    }

    @Test
    void stagesAndJobsAreJobsOfTheirRun() {
        send(AzureDevOps.part("stage", "\"stage\": {\"name\": \"deploy\", \"state\": \"waiting\"}"));
        send(AzureDevOps.part("job", """
                "stage": {"name": "build"},
                "job": {"id": "j-1", "name": "compile", "state": "completed", "result": "canceled",
                        "startTime": "2026-11-20T09:01:00Z", "finishTime": "2026-11-20T09:02:00.66Z"}"""));

        assertThat(all("""
                        select concat_ws(' ', external_id, run_id, name, status, conclusion)
                          from pipelines.job
                         order by external_id
                        """))
                .containsExactly("11/build/j-1 11 compile completed cancelled", "11/deploy 11 deploy waiting");
        assertThat(plimsoll.get("/api/v1/deployments").path("deployments")).isEmpty();
    }

    @Test
    void aReleaseIsARunAndItsStagesAreDeployments() {
        send(AzureDevOps.deployment("completed", "09:30:00.4285528", "succeeded", 1, ""));
        send(AzureDevOps.release("created", "09:10:00.1"));
        send(AzureDevOps.approval("completed", "09:20:00.1", "approved"));
        send(AzureDevOps.deployment("started", "09:21:00.4285528", "queued", 1, ""));
        send(AzureDevOps.deployment("started", "10:00:00", "queued", 2, ""));
        send(AzureDevOps.deployment("completed", "10:05:00", "partiallySucceeded", 2, ""));
        send(AzureDevOps.release("abandoned", "11:00:00"));

        assertThat(deployments())
                .containsExactly(
                        "81 pay production 4f2c9d1 refs/heads/main succeeded 09:21:00 09:30:00 release/40 1",
                        "81/2 pay production 4f2c9d1 refs/heads/main partial 10:00:00 10:05:00 release/40 2");
        assertThat(
                        all(
                                "select concat_ws(' ', external_id, workflow, left(sha, 7), status, conclusion) from pipelines.run"))
                .containsExactly("release/40 pay 4f2c9d1 completed cancelled");
        assertThat(all("select concat_ws(' ', run_id, state, reviewer) from deployments.review"))
                .containsExactly("release/40 approved Ilir");
        assertThat(all("select full_name || ' ' || external_id from catalog.repository"))
                .containsExactly("Shop/pay r-1");
    }

    @Test
    void whatNobodyLetBeginWasRejectedAndHasNotFailed() {
        send(AzureDevOps.deployment("completed", "09:30:00", "rejected", 1, ""));
        assertThat(deployments()).singleElement().asString().contains(" failed ");

        send(AzureDevOps.approval("pending", "09:20:00", "pending"));
        send(AzureDevOps.approval("completed", "09:29:00", "rejected"));
        assertThat(deployments()).singleElement().asString().contains(" rejected ");

        plimsoll.empty();
        send(AzureDevOps.deployment(
                "completed", "09:30:00", "rejected", 1, ", \"preDeployApprovals\": [{\"status\": \"rejected\"}]"));
        assertThat(deployments()).singleElement().asString().contains(" rejected ");
    }

    @Test
    void anApprovalOfAPipelineIsReadWhereItNamesItsRunAndItsEnvironment() {
        send(AzureDevOps.event("ms.vss-pipelinechecks-events.approval-pending", "09:00:00", """
                {"approval": {"status": "pending"}, "run": null, "resource": null}"""));
        send(AzureDevOps.event("ms.vss-pipelinechecks-events.approval-completed", "09:10:00", """
                {"approval": {"status": "approved", "steps": [{"status": "approved", "actualApprover": {"displayName": "Ilir"}}]},
                 "run": {"id": 11, "url": "https://dev.azure.com/acme/p/_apis/pipelines/1/runs/11"},
                 "resource": {"type": "environment", "name": "production"}}"""));

        assertThat(outcomes()).containsExactly("ignored", "translated");
        assertThat(all("select concat_ws(' ', origin, run_id, state, reviewer) from deployments.review"))
                .containsExactly("dev.azure.com/acme 11 approved Ilir");
    }

    @Test
    void aWorkItemWithTheTagIsAnIncident() {
        send(AzureDevOps.workItem("updated", "10:20:00", """
                "System.State": {"oldValue": "Active", "newValue": "Resolved"}"""));
        send(AzureDevOps.workItem("updated", "10:05:00", """
                "System.State": {"oldValue": "New", "newValue": "Active"}"""));
        send(AzureDevOps.workItem("updated", "10:06:00", """
                "System.Tags": {"oldValue": "incident", "newValue": "other"}"""));

        assertThat(all("select external_id || ' ' || title from incidents.incident"))
                .containsExactly("501 Card payments fail");
        assertThat(all("""
                        select distinct phase || ' ' || to_char(at at time zone 'UTC', 'HH24:MI')
                          from incidents.moment
                         order by 1
                        """)).contains("opened 10:00", "resolved 10:20");
        assertThat(outcomes()).containsExactly("translated", "translated", "ignored");
    }

    @Test
    void whatIsLeftOutIsNamedAndNeverAnsweredWithAnError() {
        send(AzureDevOps.event("ms.vss-release.deployment-completed-event", "09:00:00", "{\"id\": 4}"));
        send("{\"subscriptionId\": \"s\"}");
        send(AzureDevOps.event("build.complete", "09:00:00", "null"));
        send(AzureDevOps.event("tfvc.checkin", "09:00:00", "{}"));
        send("not JSON at all");

        assertThat(outcomes())
                .containsExactly("unreadable", "unrecognised", "unreadable", "unrecognised", "unreadable");
        assertThat(all("select reason from intake.delivery"))
                .anyMatch(reason -> reason.contains("resource.environment.name"))
                .noneMatch(reason -> reason.contains("fault of ours"));
    }

    private void send(String body) {
        assertThat(post(body, Map.of("Authorization", basic(Plimsoll.SECRET)))).isIn(200, 202);
    }

    private int post(String body, Map<String, String> headers) {
        return plimsoll.post("/webhooks/azure-devops", headers, body.getBytes(UTF_8))
                .statusCode();
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("plimsoll:" + password).getBytes(UTF_8));
    }

    private List<String> deployments() {
        return all("""
                select concat_ws(' ', d.external_id, s.name, e.name, left(d.sha, 7), d.ref, d.state,
                       to_char(d.started_at at time zone 'UTC', 'HH24:MI:SS'),
                       to_char(d.finished_at at time zone 'UTC', 'HH24:MI:SS'), d.run_id, d.run_attempt)
                  from deployments.deployment d
                  join catalog.service s on s.id = d.service_id
                  join catalog.environment e on e.id = d.environment_id
                 order by d.external_id
                """);
    }

    private List<String> outcomes() {
        return all("select outcome from intake.delivery order by received_at");
    }

    private List<String> all(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}

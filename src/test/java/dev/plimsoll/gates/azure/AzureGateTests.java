package dev.plimsoll.gates.azure;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.gates.outbox.Outbox;
import dev.plimsoll.gates.outbox.Outgoing;
import dev.plimsoll.gates.outbox.Undeliverable;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A check of Azure DevOps asks over HTTP, and is told its end as Azure DevOps takes it. */
@PlimsollTest
class AzureGateTests {

    private static final String TOKEN = "eyJ0eXAiOiJKV1QifQ.for-tests.only";
    private static final String PROJECT = "0f3f6b3a-5c4e-4b5e-9d33-0a5c1f6c7e01";
    private static final String PLAN = "11111111-2222-4333-8444-555555555555";
    private static final String JOB = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    private static final String TASK = "99999999-8888-4777-8666-555555555555";

    private static AzureDevOps azure;

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private ObjectProvider<Gates> lateGates;

    @Autowired
    private Outbox outbox;

    @Autowired
    private AzureCheckRows rows;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    private Stage stage;
    private AzureChannel channel;
    private Instant now;

    @BeforeAll
    static void begin() {
        azure = new AzureDevOps();
    }

    @AfterAll
    static void end() {
        azure.close();
    }

    @BeforeEach
    void people() {
        plimsoll.empty();
        azure.heard.clear();
        azure.answers(0);
        now = clock.instant().plusSeconds(1);
        var client = new AzureClient(
                new AzureProperties(List.of(azure.host())),
                json,
                HttpClient.newBuilder().sslContext(azure.trust()));
        channel = new AzureChannel(rows, client, lateGates, clock);
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob");
        plimsoll.empty();
    }

    @Test
    void aCheckIsAnsweredAtOnceAndToldThatItSucceededOnceTheApprovalIsUsed() {
        var answer = ask(Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(read(answer).path("status").asString()).isEqualTo("pending");
        assertThat(read(answer).path("url").asString()).isEqualTo(plimsoll.address() + "/approvals/1");
        deliver();
        assertThat(azure.heard).isEmpty();

        approve(1);
        deliver();

        assertThat(request(1).state()).isEqualTo(GateState.USED);
        assertThat(azure.heard)
                .singleElement()
                .asString()
                .startsWith(
                        "POST /acme/%s/_apis/distributedtask/hubs/Checks/plans/%s/events?api-version=7.1 Bearer %s {"
                                .formatted(PROJECT, PLAN, TOKEN));
        var body = json.readTree(azure.heard.get(0).substring(azure.heard.get(0).indexOf('{')));
        assertThat(body).isEqualTo(json.readTree("""
                {"name": "TaskCompleted", "taskId": "%s", "jobId": "%s", "result": "succeeded"}
                """.formatted(TASK, JOB)));
        assertThat(tokens()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"denied", "cancelled", "superseded", "expired"})
    void everyOtherEndIsToldAsAFailure(String state) {
        ask(Map.of());
        bring(state);
        deliver();

        assertThat(azure.heard)
                .singleElement()
                .asString()
                .contains("\"failed\"")
                .contains(TASK);
        assertThat(jdbc.sql("select count(*) from gates.azure_check where task_instance_id = cast(:t as uuid)"
                                + " and sealed_token is not null")
                        .param("t", TASK)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theTokenIsSealedInTheDatabaseAndForgottenAfterTwoDays() {
        ask(Map.of());

        assertThat(jdbc.sql("select sealed_token from gates.azure_check")
                        .query(String.class)
                        .single())
                .startsWith("v1:")
                .doesNotContain(TOKEN);
        assertThat(rows.endThoseBefore(now.minus(Duration.ofDays(2)), now)).isZero();
        assertThat(rows.endThoseBefore(now, now)).isEqualTo(1);
        assertThat(tokens()).isZero();
        approve(1);
        deliver();
        assertThat(azure.heard).isEmpty();
    }

    @Test
    void anApprovalThatMayStillBeTakenBackIsNotToldYet() {
        ask(Map.of());
        gates.vote(1, yes(request(1)), "ann");
        jdbc.sql("update gates.request set settles_at = now() + interval '1 hour' where id = 1")
                .update();

        deliver();
        assertThat(azure.heard).isEmpty();
        assertThat(outbox.of(1)).singleElement().matches(one -> one.state().equals("waiting"));
        gates.vote(1, no(request(1), "wrong Friday"), "bob");
        deliver();

        assertThat(azure.heard).singleElement().asString().contains("\"failed\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whatIsOverloadedIsToldAgain(int status) {
        ask(Map.of());
        gates.vote(1, no(request(1), "wrong Friday"), "ann");
        azure.answers(status);
        deliver();
        assertThat(tokens()).isEqualTo(1);
        assertThat(outbox.of(1)).singleElement().matches(one -> one.state().equals("waiting"));

        azure.answers(0);
        deliver();

        assertThat(azure.heard).hasSize(2);
        assertThat(tokens()).isZero();
        assertThat(outbox.of(1)).singleElement().matches(one -> one.state().equals("delivered"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404})
    void whatIsGoneRefusedOrLedElsewhereIsGivenUpAndItsTokenForgotten(int status) {
        ask(Map.of());
        gates.vote(1, no(request(1), "wrong Friday"), "ann");
        azure.answers(status);

        deliver();

        assertThat(azure.heard).hasSize(1);
        assertThat(outbox.of(1)).singleElement().matches(one -> one.state().equals("failed"));
        assertThat(outbox.of(1).get(0).answer())
                .contains(String.valueOf(status))
                .doesNotContain(TOKEN);
        assertThat(tokens()).isZero();
    }

    @Test
    void aHostThatIsTakenOffTheListIsNotToldAnyMore() {
        ask(Map.of());
        gates.vote(1, no(request(1), "wrong Friday"), "ann");
        channel = new AzureChannel(
                rows, new AzureClient(new AzureProperties(List.of("dev.azure.com")), json), lateGates, clock);

        deliver();

        assertThat(azure.heard).isEmpty();
        assertThat(outbox.of(1).get(0).answer()).contains("none of plimsoll.gates.azure.hosts");
    }

    @Test
    void theSameCheckAskedTwiceIsOneRequest() {
        ask(Map.of());
        var second = ask(Map.of());

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void whoStartedTheRunHasAHandInIt() {
        ask(Map.of("TriggeredBy", "ann", "BuildId", "4711"));

        assertThat(request(1).hands()).contains("ann");
        assertThat(request(1).runUrl()).endsWith("/_build/results?buildId=4711");
    }

    @Test
    void aRequestThatOutlivesTheTokenIsRefusedAndLeavesNothing() {
        ask(Map.of());
        jdbc.sql("update gates.request set deadline = now() + interval '3 days' where id = 1")
                .update();

        var again = ask(Map.of());

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(read(again).path("detail").asString()).contains("48 hours").contains("?mode=sync");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PlanUrl | http://dev.azure.com/acme/",
                "PlanUrl | https://dev.azure.com.evil.example/acme/",
                "PlanUrl | https://evil.example/dev.azure.com/",
                "PlanUrl | https://dev.azure.com@evil.example/",
                "PlanUrl | https://user@dev.azure.com/acme/",
                "PlanUrl | https://dev.azure.com:8443/acme/",
                "PlanUrl | https://evilvisualstudio.com/",
                "PlanUrl | https://visualstudio.com/",
                "PlanUrl | https://127.0.0.1/",
                "PlanUrl | https://[::1]/",
                "PlanUrl | https://169.254.169.254/latest/",
                "PlanUrl | https://dev.azure.com/acme/?x=",
                "PlanUrl | https://dev.azure.com/acme/#x",
                "PlanUrl | https://dev.azure.com/../x",
                "PlanUrl | https://dev.azure.com/a%2fb/",
                "PlanUrl | file:///etc/passwd",
                "PlanUrl | nonsense here",
                "ProjectId | ../../x",
                "PlanId | 1",
                "JobId | $(system.JobId)",
                "TaskInstanceId | 99999999-8888-4777-8666-55555555555g",
                "HubName | ../x",
                "AuthToken | a b",
                "AuthToken | $(system.AccessToken)",
                "Service | $(Service)",
                "Digest | latest"
            })
    void whatAzureDevOpsDoesNotSendIsRefusedAndNothingIsKept(String header, String value) {
        var answer = ask(Map.of(header, value));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(read(answer).path("field").asString()).isEqualToIgnoringCase(header);
        assertThat(answer.body()).doesNotContain(TOKEN);
        assertThat(requests()).isZero();
        assertThat(tokens()).isZero();
    }

    @Test
    void askingAgainAndAgainIsOneRequestThatIsUsedByTheFirstYes() {
        assertThat(read(sync(TASK)).path("status").asString()).isEqualTo("pending");
        approve(1);

        assertThat(read(sync(JOB)).path("status").asString()).isEqualTo("approved");
        assertThat(request(1).state()).isEqualTo(GateState.USED);
        assertThat(read(sync(PLAN)).path("status").asString()).isEqualTo("approved");
        gates.vote(1, no(request(1), "errors rise"), "bob");
        assertThat(read(sync(TASK)).path("status").asString()).isEqualTo("denied");
        assertThat(requests()).isEqualTo(1);
        assertThat(tokens()).isZero();
        deliver();
        assertThat(azure.heard).isEmpty();
    }

    @Test
    void aTokenThatOnlyReadsOpensNothing() {
        var headers = headers(Map.of());
        headers.put("Authorization", "Bearer " + Plimsoll.VIEWER);

        assertThat(plimsoll.post("/api/v1/gates/azure", headers, new byte[0]).statusCode())
                .isEqualTo(403);
        assertThat(requests()).isZero();
    }

    private HttpResponse<String> ask(Map<String, String> other) {
        var answer = plimsoll.post("/api/v1/gates/azure", headers(other), new byte[0]);
        jdbc.sql("update gates.azure_check set plan_url = :url")
                .param("url", "https://" + azure.host() + "/acme/")
                .update();
        return answer;
    }

    private HttpResponse<String> sync(String task) {
        return plimsoll.post("/api/v1/gates/azure?mode=sync", headers(Map.of("TaskInstanceId", task)), new byte[0]);
    }

    private static Map<String, String> headers(Map<String, String> other) {
        var headers = new HashMap<>(Map.of(
                "Authorization",
                "Bearer " + Plimsoll.REPORTER,
                "PlanUrl",
                "https://dev.azure.com/acme/",
                "ProjectId",
                PROJECT,
                "HubName",
                "checks",
                "PlanId",
                PLAN,
                "JobId",
                JOB,
                "TaskInstanceId",
                TASK,
                "AuthToken",
                TOKEN,
                "Service",
                "pay",
                "Environment",
                "production"));
        headers.put("Digest", DIGEST_A);
        headers.putAll(other);
        return headers;
    }

    /** As the outbox is delivered, at once and whatever the pauses. */
    private void deliver() {
        jdbc.sql("update gates.outgoing set next_at = now() where state = 'waiting'")
                .update();
        for (var n = 0; n < 10; n++) {
            var taken = outbox.take(now.plusSeconds(n), now.plusSeconds(600));
            if (taken.isEmpty()) {
                return;
            }
            deliver(taken.get());
        }
    }

    private void deliver(Outgoing outgoing) {
        try {
            outbox.note(outgoing, "delivered", channel.deliver(outgoing.message()), null, now);
        } catch (Undeliverable e) {
            outbox.note(outgoing, "failed", String.valueOf(e.getMessage()), null, now);
        } catch (IOException e) {
            outbox.note(outgoing, "waiting", String.valueOf(e.getMessage()), now.plusSeconds(600), now);
        }
    }

    private void bring(String state) {
        switch (state) {
            case "denied" -> gates.vote(1, no(request(1), "wrong Friday"), "ann");
            case "cancelled" -> gates.cancel(1, "not now", null);
            case "superseded" -> ask(Map.of("TaskInstanceId", PLAN));
            default -> {
                jdbc.sql("update gates.request set requested_at = now() - interval '3 days',"
                                + " deadline = now() - interval '1 hour' where id = 1")
                        .update();
                gates.recheck(1);
            }
        }
    }

    private void approve(long id) {
        gates.vote(id, yes(request(id)), "ann");
        jdbc.sql("update gates.request set settles_at = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
    }

    private GateRequest request(long id) {
        return gates.find(id).orElseThrow();
    }

    private long requests() {
        return jdbc.sql("select count(*) from gates.request").query(Long.class).single();
    }

    private long tokens() {
        return jdbc.sql("select count(*) from gates.azure_check where sealed_token is not null")
                .query(Long.class)
                .single();
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}

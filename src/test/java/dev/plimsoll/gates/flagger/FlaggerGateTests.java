package dev.plimsoll.gates.flagger;

import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Flagger asks at each step of a canary, over HTTP, and goes on at the statuses at which it goes on. */
@PlimsollTest
class FlaggerGateTests {

    private static final List<String> HOOKS =
            List.of("confirm-rollout", "confirm-traffic-increase", "confirm-promotion");

    private final FlaggerClient flagger = new FlaggerClient();

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private Stage stage;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob");
        plimsoll.empty();
    }

    @Test
    void everyStepAsksTheSameOneRequestAndWaitsUntilItIsApproved() {
        HOOKS.forEach(hook -> {
            var waiting = call(hook, "7d4");
            assertThat(waiting.statusCode()).isEqualTo(403);
            assertThat(FlaggerClient.isPassed(waiting)).isFalse();
            assertThat(read(waiting).path("state").asString()).isEqualTo("pending");
            assertThat(read(waiting).path("url").asString()).isEqualTo(plimsoll.address() + "/approvals/1");
        });
        approve(1);

        HOOKS.forEach(hook -> assertThat(call(hook, "7d4").statusCode()).isEqualTo(200));
        HOOKS.forEach(hook -> assertThat(call(hook, "7d4").statusCode()).isEqualTo(200));
        assertThat(requests()).isEqualTo(1);
        assertThat(request(1).state()).isEqualTo(GateState.USED);
    }

    @Test
    void anApprovalOpensForItsChecksumAloneAndForNoOtherPlace() {
        call("confirm-rollout", "7d4");
        approve(1);
        call("confirm-rollout", "7d4");

        assertThat(FlaggerClient.isPassed(call("confirm-promotion", "8e5"))).isFalse();
        var elsewhere = body("production", "7d4").replace("{}", "{\"environment\":\"production-2\"}");
        assertThat(FlaggerClient.isPassed(send("confirm-promotion", elsewhere))).isFalse();
        var other = body("production", "7d4").replace("\"pay\"", "\"cart\"");
        assertThat(FlaggerClient.isPassed(send("confirm-promotion", other))).isFalse();
        assertThat(requests()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"denied", "cancelled", "superseded", "expired"})
    void nothingButAYesIsAStatusThatFlaggerTakesForOne(String state) {
        call("confirm-rollout", "7d4");
        bring(state);

        var answer = call("confirm-rollout", "7d4");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(FlaggerClient.isPassed(answer)).isFalse();
        assertThat(read(answer).path("state").asString()).isEqualTo(state);
        assertThat(read(answer).path("ok").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"pay\",\"namespace\":\"production\"}", "{", "[]"})
    void aCallWithoutAChecksumOpensNothing(String body) {
        assertThat(FlaggerClient.isPassed(send("confirm-rollout", body))).isFalse();
        assertThat(FlaggerClient.isPassed(send("rollback", body))).isFalse();
        assertThat(requests()).isZero();
    }

    @Test
    void aRollbackIsOnlyConfirmedOfWhatSomebodyDeniedAndAskingForItOpensNothing() {
        assertThat(call("rollback", "7d4").statusCode()).isEqualTo(403);
        assertThat(requests()).isZero();
        call("confirm-rollout", "7d4");
        assertThat(call("rollback", "7d4").statusCode()).isEqualTo(403);
        approve(1);
        assertThat(call("rollback", "7d4").statusCode()).isEqualTo(403);
        call("confirm-rollout", "7d4");
        assertThat(call("rollback", "7d4").statusCode()).isEqualTo(403);

        gates.vote(1, no(request(1), "errors rise"), "bob");

        assertThat(call("rollback", "7d4").statusCode()).isEqualTo(200);
        assertThat(call("rollback", "8e5").statusCode()).isEqualTo(403);
        assertThat(FlaggerClient.isPassed(call("confirm-promotion", "7d4"))).isFalse();
    }

    @Test
    void aNamespaceIsTheEnvironmentOfWhichItIsAnotherName() {
        call("confirm-rollout", "7d4");
        jdbc.sql("""
                        insert into catalog.environment_alias (alias, environment_id)
                        select 'shop-prod', id from catalog.environment where name = 'production'
                        """).update();

        send("confirm-rollout", body("shop-prod", "8e5"));

        assertThat(request(2).candidate().environment().name()).isEqualTo("production");
        assertThat(request(2).candidate().service().name()).isEqualTo("pay");
        assertThat(request(2).candidate().configHash()).isEqualTo("8e5");
    }

    @Test
    void theMetadataNamesWhatTheNamesOfTheClusterDoNot() {
        var metadata = """
                {"service": "payments", "environment": "production", "digest": "%s"}""".formatted(Stage.DIGEST_A);

        send("confirm-rollout", body("shop", "7d4").replace("{}", metadata));

        assertThat(request(1).candidate().service().name()).isEqualTo("payments");
        assertThat(request(1).candidate().environment().name()).isEqualTo("production");
        assertThat(request(1).candidate().digest()).isEqualTo(Stage.DIGEST_A);
        approve(1);
        assertThat(send("confirm-rollout", body("shop", "7d4").replace("{}", metadata))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "flagger:wrong-token@", "flagger@", "flagger:viewer-token-for-tests-only@"})
    void whoeverMayNotIsToldSoAndNeverLedToAPageThatOpens(String user) {
        var answer = flagger.call(address("confirm-rollout", user), body("production", "7d4"));

        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(answer.previousResponse()).isEmpty();
        assertThat(FlaggerClient.isPassed(answer)).isFalse();
        assertThat(requests()).isZero();
    }

    private void bring(String state) {
        switch (state) {
            case "denied" -> gates.vote(1, no(request(1), "wrong Friday"), "ann");
            case "cancelled" -> gates.cancel(1, "not now", null);
            case "superseded" -> call("confirm-rollout", "8e5");
            default ->
                jdbc.sql("update gates.request set requested_at = now() - interval '3 days',"
                                + " deadline = now() - interval '1 hour' where id = 1")
                        .update();
        }
    }

    private HttpResponse<String> call(String hook, String checksum) {
        return send(hook, body("production", checksum));
    }

    private HttpResponse<String> send(String hook, String body) {
        return flagger.call(address(hook, "flagger:" + Plimsoll.REPORTER + "@"), body);
    }

    private String address(String hook, String user) {
        return plimsoll.address().replace("http://", "http://" + user) + "/api/v1/gates/flagger/" + hook;
    }

    private static String body(String namespace, String checksum) {
        return """
                {"name": "pay", "namespace": "%s", "phase": "Progressing", "checksum": "%s", "metadata": {}}
                """.formatted(namespace, checksum);
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

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}

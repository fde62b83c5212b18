package dev.plimsoll.gates.api;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.access.NewToken;
import dev.plimsoll.access.Role;
import dev.plimsoll.access.Tokens;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.SelfApproval;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A pipeline asks, waits and uses, over HTTP. */
@PlimsollTest
class GatesApiTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private WaitingRoom room;

    @Autowired
    private Tokens tokens;

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
    void aPipelineAsksAndIsToldWhereToWaitAndWherePeopleDecide() {
        var answer = ask("run-1");

        assertThat(answer.statusCode()).isEqualTo(201);
        var gate = read(answer);
        assertThat(gate.path("id").asString()).startsWith("g_");
        assertThat(gate.path("state").asString()).isEqualTo("pending");
        assertThat(gate.path("because").asString()).isEqualTo("0 of 1 approvals, waiting for 1 more");
        assertThat(gate.path("poll_after_s").asInt()).isEqualTo(10);
        assertThat(gate.path("url").asString())
                .isEqualTo(plimsoll.address() + "/approvals/" + request(gate).id());
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(
                        plimsoll.address() + "/api/v1/gates/" + gate.path("id").asString());
    }

    @Test
    void theSameKeyIsTheSameQuestionAndAnotherQuestionWithItIsRefused() {
        var first = read(ask("run-1"));

        assertThat(read(ask("run-1")).path("id")).isEqualTo(first.path("id"));
        var other = post("/api/v1/gates", "run-1", body("pay", SHA_B, DIGEST_A));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(read(other).path("type").asString()).isEqualTo("/problems/key-reused");
        var beside = post("/api/v1/gates", "run-1", body("cart", SHA_B, DIGEST_B));
        assertThat(read(beside).path("type").asString())
                .as("the same commit of another service is another question")
                .isEqualTo("/problems/key-reused");
    }

    @Test
    void whoeverOwnsTheTokenHadAHandInWhatItAsksFor() {
        var secret = tokens.make(new NewToken("owned-by-ann", Role.REPORTER, Duration.ofDays(1)), "ann");
        var asked = plimsoll.post(
                "/api/v1/gates",
                Map.of(
                        "Authorization",
                        "Bearer " + secret,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "owned"),
                body("pay", SHA_B, DIGEST_B).getBytes(StandardCharsets.UTF_8));
        var gate = request(read(asked));
        jdbc.sql("delete from access.token where name = 'owned-by-ann'").update();

        assertThat(gate.hands()).containsExactly("ann", "maya");
        assertThatExceptionOfType(SelfApproval.class).isThrownBy(() -> gates.vote(gate.id(), yes(gate), "ann"));
        assertThat(gates.vote(gate.id(), yes(gate), "bob").request().state()).isEqualTo(GateState.APPROVED);
    }

    @Test
    void aRequestWithoutAKeyOrWithoutAnArtifactIsRefusedWithTheFix() {
        var keyless = plimsoll.post(
                "/api/v1/gates",
                Map.of("Authorization", "Bearer " + Plimsoll.REPORTER, "Content-Type", "application/json"),
                body("pay", SHA_B, DIGEST_B).getBytes(StandardCharsets.UTF_8));
        assertThat(keyless.statusCode()).isEqualTo(422);
        assertThat(read(keyless).path("detail").asString()).contains("Send the header Idempotency-Key");
        var nothing = post("/api/v1/gates", "run-2", "{\"service\":\"pay\",\"environment\":\"production\"}");
        assertThat(read(nothing).path("field").asString()).isEqualTo("digest");
        var script = body("pay", SHA_B, DIGEST_B).replace("https://ci.example.org", "javascript:alert");
        assertThat(read(post("/api/v1/gates", "run-3", script)).path("field").asString())
                .isEqualTo("run_url");
        assertThat(post("/api/v1/gates", "run-4", "{").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"pending, 425", "approved, 200", "denied, 403", "cancelled, 410", "superseded, 409", "used, 409"})
    void aStrictAnswerSaysTheStateByItsStatusAndAPlainOneNeverFails(String state, int status) {
        var gate = read(ask("run-" + state));
        bring(request(gate), state);

        var plain = plimsoll.answer(address(gate), Plimsoll.VIEWER);
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(read(plain).path("state").asString()).isEqualTo(state);
        var strict = plimsoll.answer(address(gate) + "?strict=1", Plimsoll.VIEWER);
        assertThat(strict.statusCode()).isEqualTo(status);
        assertThat(read(strict).path("state").asString()).isEqualTo(state);
        assertThat(strict.headers().firstValue("Retry-After").isPresent())
                .isEqualTo(state.equals("pending") || state.equals("approved"));
    }

    @Test
    void whoeverWaitsIsToldAsSoonAsSomebodyDecides() throws Exception {
        var gate = read(ask("run-1"));
        var waiting = CompletableFuture.supplyAsync(() -> plimsoll.answer(address(gate) + "?wait=20", Plimsoll.VIEWER));
        Awaitility.await().until(() -> room.size() == 1);

        gates.vote(request(gate).id(), no(request(gate), "wrong Friday"), "ann");

        var answer = read(waiting.get(10, TimeUnit.SECONDS));
        assertThat(answer.path("state").asString()).isEqualTo("denied");
        assertThat(answer.path("because").asString()).isEqualTo("Ann said no: wrong Friday");
        Awaitility.await().until(() -> room.size() == 0);
    }

    @Test
    void whoeverWaitsInVainIsToldHowItStands() {
        var gate = read(ask("run-1"));

        var answer = plimsoll.answer(address(gate) + "?wait=1&strict=1", Plimsoll.VIEWER);
        assertThat(answer.statusCode()).isEqualTo(425);
        assertThat(read(plimsoll.answer(address(gate) + "?wait=26", Plimsoll.VIEWER))
                        .path("field")
                        .asString())
                .isEqualTo("wait");
    }

    @Test
    void anApprovalIsUsedOnceAndOnlyForWhatWasApproved() {
        var gate = read(ask("run-1"));
        var closed = post(address(gate) + "/consume", "x", "{\"digest\":\"%s\"}".formatted(DIGEST_B));
        assertThat(read(closed).path("type").asString()).isEqualTo("/problems/gate-closed");
        bring(request(gate), "approved");

        var other = post(address(gate) + "/consume", "x", "{\"digest\":\"%s\"}".formatted(DIGEST_A));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(read(other).path("type").asString()).isEqualTo("/problems/digest-differs");
        var used = post(address(gate) + "/consume", "x", "{\"digest\":\"%s\"}".formatted(DIGEST_B));
        assertThat(used.statusCode()).isEqualTo(200);
        assertThat(read(used).path("state").asString()).isEqualTo("used");
        var again = post(address(gate) + "/consume", "x", "{\"digest\":\"%s\"}".formatted(DIGEST_B));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(read(again).path("type").asString()).isEqualTo("/problems/gate-over");
    }

    @Test
    void aRunThatEndsTakesItsQuestionBack() {
        var gate = read(ask("run-1"));

        var cancelled = read(post(address(gate) + "/cancel", "x", "{\"reason\":\"the run was stopped\"}"));
        assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        assertThat(cancelled.path("poll_after_s").isNull()).isTrue();
    }

    @Test
    void anUnknownGateIsAProblemAndNoPage() {
        var answer = plimsoll.answer("/api/v1/gates/g_999999", Plimsoll.VIEWER);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(read(answer).path("type").asString()).isEqualTo("/problems/unknown-gate");
        assertThat(plimsoll.answer("/api/v1/gates/nonsense", Plimsoll.VIEWER).statusCode())
                .isEqualTo(404);
    }

    private void bring(GateRequest request, String state) {
        switch (state) {
            case "approved", "used" -> {
                gates.vote(request.id(), yes(request), "ann");
                jdbc.sql("update gates.request set settles_at = now() where id = :id")
                        .param("id", request.id())
                        .update();
                if (state.equals("used")) {
                    gates.consume(request.id(), DIGEST_B);
                }
            }
            case "denied" -> gates.vote(request.id(), no(request, "wrong Friday"), "ann");
            case "cancelled" -> gates.cancel(request.id(), "the run was stopped", null);
            case "superseded" -> post("/api/v1/gates", "newer", body("pay", "c".repeat(40), DIGEST_A));
            default -> assertThat(state).isEqualTo("pending");
        }
    }

    private GateRequest request(JsonNode gate) {
        return gates.find(GateId.of(gate.path("id").asString())).orElseThrow();
    }

    private static String address(JsonNode gate) {
        return "/api/v1/gates/" + gate.path("id").asString();
    }

    private HttpResponse<String> ask(String key) {
        return post("/api/v1/gates", key, body("pay", SHA_B, DIGEST_B));
    }

    private HttpResponse<String> post(String path, String key, String body) {
        return plimsoll.post(
                path,
                Map.of(
                        "Authorization",
                        "Bearer " + Plimsoll.REPORTER,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        key),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(String service, String sha, String digest) {
        return """
                {"service": "%s", "environment": "production", "sha": "%s", "digest": "%s", "ref": "refs/heads/main",
                 "run_url": "https://ci.example.org/runs/1", "triggered_by": "maya"}
                """.formatted(service, sha, digest);
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}

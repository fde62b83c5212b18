package dev.plimsoll.gates.argo;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.yes;
import static dev.plimsoll.gates.argo.Measurement.FAILED;
import static dev.plimsoll.gates.argo.Measurement.INCONCLUSIVE;
import static dev.plimsoll.gates.argo.Measurement.SUCCESSFUL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Stage;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Argo Rollouts measures a gate, over HTTP, and makes of the answers what its web provider makes of them. */
@PlimsollTest
class ArgoGateTests {

    private static final String PLACE = "/api/v1/gates/argo?service=pay&environment=production";

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
    void measuringAgainAndAgainIsOneRequestThatWaits() {
        var first = measure(DIGEST_A);
        var second = measure(DIGEST_A);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(read(first).path("ok").asBoolean()).isFalse();
        assertThat(read(first).path("state").asString()).isEqualTo("pending");
        assertThat(read(first).path("because").asString()).isEqualTo("0 of 1 approvals, waiting for 1 more");
        assertThat(read(first).path("url").asString()).isEqualTo(plimsoll.address() + "/approvals/1");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(requests()).isEqualTo(1);
        assertThat(Measurement.waiting(first)).isEqualTo(FAILED);
        assertThat(Measurement.waitingOrAborting(first)).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void anApprovalIsUsedByTheFirstMeasurementThatHearsItAndStaysOpenForTheNextSteps() {
        measure(DIGEST_A);
        approve(1);

        var heard = measure(DIGEST_A);
        assertThat(Measurement.waiting(heard)).isEqualTo(SUCCESSFUL);
        assertThat(Measurement.waitingOrAborting(heard)).isEqualTo(SUCCESSFUL);
        assertThat(read(heard).path("ok").asBoolean()).isTrue();
        assertThat(request(1).state()).isEqualTo(GateState.USED);
        assertThat(Measurement.waiting(measure(DIGEST_A))).isEqualTo(SUCCESSFUL);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void anApprovalThatMayStillBeTakenBackDoesNotOpen() {
        measure(DIGEST_A);
        gates.vote(1, yes(request(1)), "ann");
        jdbc.sql("update gates.request set settles_at = now() + interval '1 hour' where id = 1")
                .update();

        assertThat(Measurement.waitingOrAborting(measure(DIGEST_A))).isEqualTo(INCONCLUSIVE);
        assertThat(request(1).state()).isEqualTo(GateState.APPROVED);
    }

    @Test
    void aDenialAbortsOnlyWhereTheRecipeSaysSoAndAnotherAttemptAsksAnew() {
        measure(DIGEST_A);
        gates.vote(1, no(request(1), "wrong Friday"), "ann");

        var denied = measure(DIGEST_A);
        assertThat(denied.statusCode()).isEqualTo(200);
        assertThat(read(denied).path("because").asString()).isEqualTo("Ann said no: wrong Friday");
        assertThat(Measurement.waitingOrAborting(denied)).isEqualTo(FAILED);
        assertThat(Measurement.waitingOrAborting(get("&digest=" + DIGEST_A + "&attempt=2")))
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void whoAsksToStopAfterwardsStopsTheNextSteps() {
        measure(DIGEST_A);
        approve(1);
        measure(DIGEST_A);
        gates.vote(1, no(request(1), "errors rise"), "bob");

        assertThat(Measurement.waitingOrAborting(measure(DIGEST_A))).isEqualTo(FAILED);
    }

    @Test
    void goingBackToWhatPassedBeforeSomethingElseIsANewQuestion() {
        measure(DIGEST_A);
        approve(1);
        measure(DIGEST_A);
        measure(DIGEST_B);
        assertThat(Measurement.waiting(measure(DIGEST_A))).isEqualTo(SUCCESSFUL);
        approve(2);
        measure(DIGEST_B);

        assertThat(Measurement.waitingOrAborting(measure(DIGEST_A))).isEqualTo(INCONCLUSIVE);
        assertThat(requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "?service=pay",
                "?service=pay&environment=production",
                "?service=pay&environment=production&sha=",
                "?service=pay&environment=production&digest=latest",
                "?service=pay&environment=production&hash=a%20b"
            })
    void aQuestionThatCannotBeMeantIsAClosedDoorAndNeverAnErrorOfTheMeasurement(String query) {
        var answers = IntStream.range(0, 6)
                .mapToObj(n -> plimsoll.answer("/api/v1/gates/argo" + query, Plimsoll.REPORTER))
                .toList();

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(read(answers.get(0)).path("state").asString()).isEqualTo("refused");
        assertThat(read(answers.get(0)).path("url").isNull()).isTrue();
        assertThat(Measurement.endsWithAnError(
                        answers.stream().map(Measurement::waiting).toList()))
                .isFalse();
        assertThat(requests()).isZero();
    }

    @Test
    void aHashOfThePodTemplateIsEnoughAndAServiceThatNobodyKnowsWaits() {
        var answer = plimsoll.answer(
                "/api/v1/gates/argo?service=new&environment=production&hash=6f8b9c7d4", Plimsoll.REPORTER);

        assertThat(Measurement.waitingOrAborting(answer)).isEqualTo(INCONCLUSIVE);
        assertThat(request(1).candidate().configHash()).isEqualTo("6f8b9c7d4");
    }

    @Test
    void aTokenThatOnlyReadsOpensNothingAndFiveOfItsErrorsEndTheAnalysis() {
        var answers = IntStream.range(0, 5)
                .mapToObj(n -> plimsoll.answer(PLACE + "&digest=" + DIGEST_A, Plimsoll.VIEWER))
                .toList();

        assertThat(answers).allMatch(answer -> answer.statusCode() == 403);
        assertThat(Measurement.endsWithAnError(
                        answers.stream().map(Measurement::waiting).toList()))
                .isTrue();
        assertThat(requests()).isZero();
    }

    private HttpResponse<String> measure(String digest) {
        return get("&digest=" + digest);
    }

    private HttpResponse<String> get(String more) {
        return plimsoll.answer(PLACE + more, Plimsoll.REPORTER);
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

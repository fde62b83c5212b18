package dev.plimsoll.intake.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Tests for {@link Poller}: what a service answers after a deployment, and what the ledger makes of it. */
@PlimsollTest
class PollerTests {

    private static final String OLD = "a3f91c2" + "0".repeat(33);
    private static final String NEW = "b7d04e1" + "0".repeat(33);

    /** When the deployment succeeded: recent enough for a check, and long enough ago to ask all its questions. */
    private final Instant success = Instant.now().minus(Duration.ofMinutes(14)).truncatedTo(ChronoUnit.MILLIS);

    private final StubService service = new StubService();

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private VersionEndpoints endpoints;

    @Autowired
    private Poller poller;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    private long endpoint;

    @BeforeEach
    void oneVersionRunsAndItsEndpointIsKnown() {
        plimsoll.empty();
        deployed("before", OLD, success.minus(Duration.ofDays(1)));
        service.says("/version", "a3f91c2");
        endpoint = endpoints.create(draft("/version"));
        assertThat(poller.askNext(at(-60))).isTrue();
        assertThat(checks()).isZero();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void aDeploymentIsVerifiedWhenItsVersionIsSeen() {
        deployed("next", NEW, success);
        service.says("/version", "b7d04e1");

        assertThat(poller.askNext(at(0))).isTrue();

        assertThat(check("next")).containsEntry("outcome", "agreed").containsEntry("due_at", null);
        assertThat(effect("next").get("verified_at")).isNotNull();
        assertThat(running().path("sha").asString()).isEqualTo(NEW);
        assertThat(endpointRow())
                .containsEntry("said", "b7d04e1")
                .containsEntry("understood", NEW)
                .containsEntry("outcome", "answered");
    }

    @Test
    void whatRunsIsConfirmedWhileTheAnswerIsFresh() {
        service.says("/version", "a3f91c2");

        poller.askNext(Clock.systemUTC());

        assertThat(running().path("basis").asString()).isEqualTo("confirmed");
    }

    @Test
    void aServiceThatLagsIsAskedAgainUntilItAgrees() {
        deployed("next", NEW, success);

        assertThat(poller.askNext(at(0))).isTrue();
        assertThat(poller.askNext(at(4))).isFalse();
        assertThat(poller.askNext(at(5))).isTrue();
        assertThat(poller.askNext(at(14))).isFalse();
        assertThat(check("next")).containsEntry("outcome", null).containsEntry("attempts", 2);
        assertThat(running().path("sha").asString()).isEqualTo(NEW);
        assertThat(running().path("number").asLong()).isEqualTo(number("next"));

        service.says("/version", NEW);
        assertThat(poller.askNext(at(15))).isTrue();

        assertThat(check("next")).containsEntry("outcome", "agreed").containsEntry("attempts", 3);
        assertThat(effect("next").get("contradicted_at")).isNull();
    }

    @Test
    void aServiceThatGoesOnSayingTheOldVersionIsAMismatch() {
        deployed("next", NEW, success);

        for (var second : new long[] {0, 5, 15, 35, 75}) {
            assertThat(poller.askNext(at(second))).as("second " + second).isTrue();
        }

        assertThat(running().path("sha").asString()).isEqualTo(OLD);
        assertThat(running().path("basis").asString()).isEqualTo("observed");
        assertThat(effect("next"))
                .containsEntry("contradicted_by", "version-endpoint")
                .containsEntry("verified_at", null);
        assertThat(check("next")).containsEntry("outcome", null);
    }

    @Test
    void theLastQuestionIsAskedAtTheDeadline() {
        deployed("next", NEW, success);
        deadline("next", success.plusSeconds(100));
        for (var second : new long[] {0, 5, 15, 35, 75, 100}) {
            assertThat(poller.askNext(at(second))).as("second " + second).isTrue();
        }

        assertThat(check("next"))
                .containsEntry("outcome", "differed")
                .containsEntry("reason", "It answered a3f91c2, which is not what was deployed.");
        assertThat(poller.askNext(at(200))).isFalse();
    }

    @Test
    void aFailureIsNoObservationAndIsKeptWithItsReason() {
        var before = observations();
        deployed("next", NEW, success);
        deadline("next", success.plusSeconds(3));
        service.refuses("/version", 503);

        assertThat(poller.askNext(at(0))).isTrue();
        assertThat(poller.askNext(at(3))).isTrue();

        assertThat(observations()).isEqualTo(before);
        assertThat(check("next"))
                .containsEntry("outcome", "unanswered")
                .containsEntry("reason", "It answered 503: the service is not well, or not up yet.");
        assertThat(endpointRow()).containsEntry("outcome", "failed").containsEntry("understood", null);
        assertThat(running().path("number").asLong()).isEqualTo(number("next"));
        assertThat(running().path("basis").asString()).isEqualTo("claimed");
    }

    @Test
    void aLaterDeploymentTakesTheQuestionOver() {
        deployed("next", NEW, success);
        poller.askNext(at(0));
        deployed("after", OLD, success.plusSeconds(3));

        poller.askNext(at(5));

        assertThat(check("next")).containsEntry("outcome", "superseded");
        assertThat(check("after")).containsEntry("outcome", "agreed");
    }

    @Test
    void theSameVersionDeployedAgainIsVerifiedAnew() {
        deployed("again", OLD, success);

        poller.askNext(at(0));

        assertThat(check("again")).containsEntry("outcome", "agreed");
    }

    @Test
    void whatHappenedLongAgoAndWhatFailedIsNotAskedAbout() {
        deployed("history", NEW, success.minus(Duration.ofHours(1)));
        plimsoll.report(event("failed", NEW, "failed", success));

        assertThat(checks()).isZero();
        assertThat(poller.askNext(at(0))).isFalse();
    }

    @Test
    void betweenDeploymentsItIsAskedEveryFiveMinutes() {
        assertThat(poller.askNext(at(239))).isFalse();
        assertThat(poller.askNext(at(240))).isTrue();
        assertThat(poller.askNext(at(241))).isFalse();
    }

    @Test
    void oneWorkerAtATimeHoldsAnEndpoint() throws Exception {
        deployed("next", NEW, success);
        var workers = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> take = () -> poller.take(at(0)).isPresent();
            var taken = 0;
            for (var one : workers.invokeAll(Collections.nCopies(24, take))) {
                taken += one.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void aProcessThatDiesBetweenTheAnswerAndItsRecordLosesNothing() {
        deployed("next", NEW, success);
        service.says("/version", NEW);
        var lost = poller.take(at(0));
        assertThat(lost).isPresent();

        assertThat(poller.askNext(at(59))).isFalse();
        assertThat(poller.askNext(at(60))).isTrue();

        assertThat(check("next")).containsEntry("outcome", "agreed");
    }

    @Test
    void anAnswerThatComesAfterAnotherWorkerTookOverIsDropped() {
        deployed("next", NEW, success);
        var late = poller.take(at(0)).orElseThrow();
        var before = observations();
        assertThat(poller.take(at(60))).isPresent();

        poller.record(late, Asked.answered("x", NEW), success.plusSeconds(61));

        assertThat(observations()).isEqualTo(before);
        assertThat(check("next")).containsEntry("attempts", 0);
        assertThat(poller.take(at(61))).isEmpty();
    }

    @Test
    void whatCameOfItsQuestionsIsCounted() {
        var answered = meters.counter("plimsoll.version.asks", "outcome", "answered");
        var failed = meters.counter("plimsoll.version.asks", "outcome", "status");
        var before = answered.count();
        var failedBefore = failed.count();

        poller.askNext(at(300));
        service.refuses("/version", 500);
        poller.askNext(at(600));

        assertThat(answered.count() - before).isEqualTo(1);
        assertThat(failed.count() - failedBefore).isEqualTo(1);
    }

    @Test
    void anEndpointMadeJustAfterADeploymentIsAskedAboutIt() {
        endpoints.remove(endpoint);
        deployed("next", NEW, success);
        service.says("/version", NEW);

        endpoints.create(new Draft(" PAY", "production", "*", service.url("/version"), null, null, "sha"));

        assertThat(poller.askNext(at(0))).isTrue();
        assertThat(check("next")).containsEntry("outcome", "agreed");
    }

    @Test
    void anEndpointThatIsPausedIsNotAsked() {
        deployed("next", NEW, success);
        endpoints.enable(endpoint, false);
        assertThat(poller.askNext(at(0))).isFalse();

        endpoints.enable(endpoint, true);
        assertThat(poller.askNext(at(0))).isTrue();
    }

    @Test
    void anAbbreviationOfTwoKnownCommitsProvesNothing() {
        deployed("twin", "a3f91c2" + "1".repeat(33), success.minus(Duration.ofHours(2)));
        var before = observations();

        poller.askNext(at(300));

        assertThat(observations()).isEqualTo(before);
        assertThat(endpointRow().get("reason").toString()).contains("Two known commits begin with “a3f91c2”");
    }

    @Test
    void aCommitIsAlsoKnownByItsBuildAndByAShorterName() {
        plimsoll.report("""
                {"type": "build", "id": "b1", "service": "pay", "sha": "%s", "status": "succeeded", "finished_at": "%s"}
                """.formatted(NEW, success));
        service.says("/version", "B7D04E1000");
        poller.askNext(at(300));
        assertThat(endpointRow()).containsEntry("understood", NEW);

        deployed("short", "c41f7ae", success);
        service.says("/version", "c41f7ae" + "0".repeat(33));
        poller.askNext(at(301));
        assertThat(check("short")).containsEntry("outcome", "agreed");
    }

    private void deployed(String id, String sha, Instant finishedAt) {
        assertThat(plimsoll.report(event(id, sha, "succeeded", finishedAt)).statusCode())
                .isEqualTo(202);
    }

    private static String event(String id, String sha, String status, Instant finishedAt) {
        return """
                {"type": "deployment", "id": "%s", "service": "pay", "environment": "production", "sha": "%s",
                 "status": "%s", "finished_at": "%s"}
                """.formatted(id, sha, status, finishedAt);
    }

    private Draft draft(String path) {
        return new Draft("pay", "production", "*", service.url(path), null, null, "sha");
    }

    private Clock at(long seconds) {
        return Clock.fixed(success.plusSeconds(seconds), ZoneOffset.UTC);
    }

    private JsonNode running() {
        return plimsoll.get("/api/v1/running?service=pay").path("running").path(0);
    }

    private long number(String id) {
        return jdbc.sql("select id from deployments.deployment where external_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private Map<String, Object> check(String id) {
        return jdbc.sql("select * from intake.version_check where deployment_id = :id")
                .param("id", number(id))
                .query()
                .singleRow();
    }

    private void deadline(String id, Instant at) {
        jdbc.sql("update intake.version_check set deadline_at = :at where deployment_id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", number(id))
                .update();
    }

    private Map<String, Object> effect(String id) {
        return jdbc.sql("select * from deployments.effect where deployment_id = :id")
                .param("id", number(id))
                .query()
                .singleRow();
    }

    private Map<String, Object> endpointRow() {
        return jdbc.sql("select * from intake.version_endpoint where id = :id")
                .param("id", endpoint)
                .query()
                .singleRow();
    }

    private long checks() {
        return jdbc.sql("select count(*) from intake.version_check")
                .query(Long.class)
                .single();
    }

    private long observations() {
        return jdbc.sql("select count(*) from deployments.observation")
                .query(Long.class)
                .single();
    }
}

package dev.plimsoll.intake.versions;

import static dev.plimsoll.intake.versions.AskedService.NEW;
import static dev.plimsoll.intake.versions.AskedService.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests for {@link Poller}: what a service answers after a deployment, and what the ledger makes of it. */
@PlimsollTest
class PollerTests {

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

    private AskedService pay;

    @BeforeEach
    void oneVersionRunsAndItsEndpointIsKnown() {
        pay = new AskedService(plimsoll, endpoints, poller, jdbc);
    }

    @AfterEach
    void close() {
        pay.close();
    }

    @Test
    void aDeploymentIsVerifiedWhenItsVersionIsSeen() {
        pay.deployed("next", NEW, pay.success);
        pay.says("b7d04e1");

        assertThat(poller.askNext(pay.at(0))).isTrue();

        assertThat(pay.check("next")).containsEntry("outcome", "agreed").containsEntry("due_at", null);
        assertThat(pay.effect("next").get("verified_at")).isNotNull();
        assertThat(pay.running().path("sha").asString()).isEqualTo(NEW);
        assertThat(pay.endpointRow())
                .containsEntry("said", "b7d04e1")
                .containsEntry("understood", NEW)
                .containsEntry("outcome", "answered");
    }

    @Test
    void whatRunsIsConfirmedWhileTheAnswerIsFresh() {
        pay.says("a3f91c2");

        poller.askNext(Clock.systemUTC());

        assertThat(pay.running().path("basis").asString()).isEqualTo("confirmed");
    }

    @Test
    void aServiceThatLagsIsAskedAgainUntilItAgrees() {
        pay.deployed("next", NEW, pay.success);

        assertThat(poller.askNext(pay.at(0))).isTrue();
        assertThat(poller.askNext(pay.at(4))).isFalse();
        assertThat(poller.askNext(pay.at(5))).isTrue();
        assertThat(poller.askNext(pay.at(14))).isFalse();
        assertThat(pay.check("next")).containsEntry("outcome", null).containsEntry("attempts", 2);
        assertThat(pay.running().path("sha").asString()).isEqualTo(NEW);
        assertThat(pay.running().path("number").asLong()).isEqualTo(pay.number("next"));

        pay.says(NEW);
        assertThat(poller.askNext(pay.at(15))).isTrue();

        assertThat(pay.check("next")).containsEntry("outcome", "agreed").containsEntry("attempts", 3);
        assertThat(pay.effect("next").get("contradicted_at")).isNull();
    }

    @Test
    void aServiceThatGoesOnSayingTheOldVersionIsAMismatch() {
        pay.deployed("next", NEW, pay.success);

        for (var second : new long[] {0, 5, 15, 35, 75}) {
            assertThat(poller.askNext(pay.at(second))).as("second " + second).isTrue();
        }

        assertThat(pay.running().path("sha").asString()).isEqualTo(OLD);
        assertThat(pay.running().path("basis").asString()).isEqualTo("observed");
        assertThat(pay.effect("next"))
                .containsEntry("contradicted_by", "version-endpoint")
                .containsEntry("verified_at", null);
        assertThat(pay.check("next")).containsEntry("outcome", null);
    }

    @Test
    void theLastQuestionIsAskedAtTheDeadline() {
        pay.deployed("next", NEW, pay.success);
        pay.deadline("next", pay.success.plusSeconds(100));
        for (var second : new long[] {0, 5, 15, 35, 75, 100}) {
            assertThat(poller.askNext(pay.at(second))).as("second " + second).isTrue();
        }

        assertThat(pay.check("next"))
                .containsEntry("outcome", "differed")
                .containsEntry("reason", "It answered a3f91c2, which is not what was deployed.");
        assertThat(poller.askNext(pay.at(200))).isFalse();
    }

    @Test
    void aFailureIsNoObservationAndIsKeptWithItsReason() {
        var before = pay.observations();
        pay.deployed("next", NEW, pay.success);
        pay.deadline("next", pay.success.plusSeconds(3));
        pay.refuses(503);

        assertThat(poller.askNext(pay.at(0))).isTrue();
        assertThat(poller.askNext(pay.at(3))).isTrue();

        assertThat(pay.observations()).isEqualTo(before);
        assertThat(pay.check("next"))
                .containsEntry("outcome", "unanswered")
                .containsEntry("reason", "It answered 503: the service is not well, or not up yet.");
        assertThat(pay.endpointRow()).containsEntry("outcome", "failed").containsEntry("understood", null);
        assertThat(pay.running().path("number").asLong()).isEqualTo(pay.number("next"));
        assertThat(pay.running().path("basis").asString()).isEqualTo("claimed");
    }

    @Test
    void aLaterDeploymentTakesTheQuestionOver() {
        pay.deployed("next", NEW, pay.success);
        poller.askNext(pay.at(0));
        pay.deployed("after", OLD, pay.success.plusSeconds(3));

        poller.askNext(pay.at(5));

        assertThat(pay.check("next")).containsEntry("outcome", "superseded");
        assertThat(pay.check("after")).containsEntry("outcome", "agreed");
    }

    @Test
    void theSameVersionDeployedAgainIsVerifiedAnew() {
        pay.deployed("again", OLD, pay.success);

        poller.askNext(pay.at(0));

        assertThat(pay.check("again")).containsEntry("outcome", "agreed");
    }

    @Test
    void whatHappenedLongAgoAndWhatFailedIsNotAskedAbout() {
        pay.deployed("history", NEW, pay.success.minus(Duration.ofHours(1)));
        plimsoll.report(pay.event("failed", NEW, "failed", pay.success));

        assertThat(pay.checks()).isZero();
        assertThat(poller.askNext(pay.at(0))).isFalse();
    }

    @Test
    void whatCameOfItsQuestionsIsCounted() {
        var answered = meters.counter("plimsoll.version.asks", "outcome", "answered");
        var failed = meters.counter("plimsoll.version.asks", "outcome", "status");
        var before = answered.count();
        var failedBefore = failed.count();

        poller.askNext(pay.at(300));
        pay.refuses(500);
        poller.askNext(pay.at(600));

        assertThat(answered.count() - before).isEqualTo(1);
        assertThat(failed.count() - failedBefore).isEqualTo(1);
    }

    @Test
    void anEndpointMadeJustAfterADeploymentIsAskedAboutIt() {
        endpoints.remove(pay.endpoint);
        pay.deployed("next", NEW, pay.success);
        pay.says(NEW);

        endpoints.create(new Draft(" PAY", "production", "*", pay.url(), null, null, "sha"));

        assertThat(poller.askNext(pay.at(0))).isTrue();
        assertThat(pay.check("next")).containsEntry("outcome", "agreed");
    }
}

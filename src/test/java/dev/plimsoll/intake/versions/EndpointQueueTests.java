package dev.plimsoll.intake.versions;

import static dev.plimsoll.intake.versions.AskedService.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests for {@link EndpointQueue}: who asks when, and what a crash costs. */
@PlimsollTest
class EndpointQueueTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private VersionEndpoints endpoints;

    @Autowired
    private Poller poller;

    @Autowired
    private JdbcClient jdbc;

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
    void betweenDeploymentsItIsAskedEveryFiveMinutes() {
        assertThat(poller.askNext(pay.at(239))).isFalse();
        assertThat(poller.askNext(pay.at(240))).isTrue();
        assertThat(poller.askNext(pay.at(241))).isFalse();
    }

    @Test
    void oneWorkerAtATimeHoldsAnEndpoint() throws Exception {
        pay.deployed("next", NEW, pay.success);
        var workers = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> take = () -> poller.take(pay.at(0)).isPresent();
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
        pay.deployed("next", NEW, pay.success);
        pay.says(NEW);
        var lost = poller.take(pay.at(0));
        assertThat(lost).isPresent();

        assertThat(poller.askNext(pay.at(59))).isFalse();
        assertThat(poller.askNext(pay.at(60))).isTrue();

        assertThat(pay.check("next")).containsEntry("outcome", "agreed");
    }

    @Test
    void anAnswerThatComesAfterAnotherWorkerTookOverIsDropped() {
        pay.deployed("next", NEW, pay.success);
        var late = poller.take(pay.at(0)).orElseThrow();
        var before = pay.observations();
        assertThat(poller.take(pay.at(60))).isPresent();

        poller.record(late, Asked.answered("x", NEW), pay.success.plusSeconds(61));

        assertThat(pay.observations()).isEqualTo(before);
        assertThat(pay.check("next")).containsEntry("attempts", 0);
        assertThat(poller.take(pay.at(61))).isEmpty();
    }

    @Test
    void anEndpointThatIsPausedIsNotAsked() {
        pay.deployed("next", NEW, pay.success);
        endpoints.enable(pay.endpoint, false);
        assertThat(poller.askNext(pay.at(0))).isFalse();

        endpoints.enable(pay.endpoint, true);
        assertThat(poller.askNext(pay.at(0))).isTrue();
    }
}

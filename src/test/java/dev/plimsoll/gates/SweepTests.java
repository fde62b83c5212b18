package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to requests by themselves, and what came past them. */
@PlimsollTest
class SweepTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private Gates gates;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyYaml yaml;

    @Autowired
    private Freezes freezes;

    @Autowired
    private Coverages coverages;

    @Autowired
    private Sweep sweep;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @AfterEach
    void leave() {
        plimsoll.empty();
    }

    @Test
    void theEndOfAFreezeReleasesWithoutAnybodyAsking() {
        gates.cancel(gates.request(ask("first", SHA_A, DIGEST_A)).id(), "only to know the service", null);
        policies.write(yaml.read(Stage.policy("migration: {mode: enforced}\n")), "ann");
        var freeze = freezes.stop(Duration.ofHours(1), "everything burns", null, "pay", null, "ann");
        var held = gates.request(ask("held", SHA_B, DIGEST_B));
        assertThat(held.state()).isEqualTo(GateState.HELD);

        freezes.lift(freeze.id(), "it is out", "ann");
        sweep.lookAtThoseDue();

        assertThat(gates.find(held.id()).orElseThrow().state()).isEqualTo(GateState.APPROVED);
    }

    @Test
    void aRequestThatNobodyDecidesEndsByItself() {
        var asked = gates.request(ask("late", SHA_B, DIGEST_B));
        jdbc.sql("""
                        update gates.request
                           set requested_at = requested_at - interval '2 days', deadline = deadline - interval '2 days',
                               check_at = now()
                        """).update();
        assertThat(gates.answer(asked.id()).orElseThrow().state()).isEqualTo(GateState.EXPIRED);
        assertThat(gates.find(asked.id()).orElseThrow().state()).isEqualTo(GateState.PENDING);

        sweep.lookAtThoseDue();

        assertThat(gates.find(asked.id()).orElseThrow().state()).isEqualTo(GateState.EXPIRED);
    }

    @Test
    void g9ADeploymentOfAMigrationHoldsTheRequestAsSoonAsItIsReported() {
        gates.cancel(gates.request(ask("first", SHA_A, DIGEST_A)).id(), "only to know the service", null);
        policies.write(yaml.read(Stage.policy("migration: {mode: enforced}\n")), "ann");
        var asked = gates.request(ask("fd-1", SHA_B, DIGEST_B));
        assertThat(asked.state()).isEqualTo(GateState.APPROVED);

        report("m", SHA_A, "\"kind\":\"migration\",\"status\":\"running\",\"started_at\":\"%s\"".formatted(ago(7)));
        sweep.lookAtThoseDue();

        var held = gates.find(asked.id()).orElseThrow();
        assertThat(held.state()).isEqualTo(GateState.HELD);
        assertThat(held.because()).contains("migration running since");
    }

    @Test
    void whatWasDeployedWithoutAGateIsListed() {
        gates.cancel(gates.request(ask("first", SHA_A, DIGEST_A)).id(), "only to know the service", null);
        policies.write(yaml.read(Stage.policy("migration: {mode: enforced}\n")), "ann");
        var asked = gates.request(ask("used", SHA_B, DIGEST_B));
        jdbc.sql("update gates.request set settles_at = settles_at - interval '10 s'")
                .update();
        gates.consume(asked.id(), DIGEST_B);
        jdbc.sql("update gates.request set used_at = now() - interval '10 min' where state = 'used'")
                .update();
        report("past", SHA_A, finished(60));
        report("through", SHA_B, finished(5));

        var report = coverages.since(Instant.now().minus(Duration.ofDays(1)));

        assertThat(report.environments()).singleElement().matches(one -> one.percent() == 50);
        assertThat(report.ungated()).singleElement().matches(one -> SHA_A.equals(one.sha()));
    }

    private static String finished(int minutesAgo) {
        return "\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\""
                .formatted(ago(minutesAgo + 1), ago(minutesAgo));
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.SECONDS);
    }

    private void report(String id, String sha, String more) {
        var answer = plimsoll.report(
                "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"%s\",%s}"
                        .formatted(id, sha, more));
        assertThat(answer.statusCode()).isEqualTo(202);
    }
}

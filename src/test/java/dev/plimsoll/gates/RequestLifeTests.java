package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** How requests end, on a real PostgreSQL. */
@PlimsollTest
class RequestLifeTests extends OnStage {

    @Autowired
    private Voting voting;

    @Autowired
    private Using using;

    @Test
    void isUsedOnceAndOnlyForTheSameDigest() {
        var before = acts("gate.used");
        var approved = approve("use");

        assertThatExceptionOfType(GateClosed.class)
                .isThrownBy(() -> gates.consume(approved.id(), DIGEST_B))
                .withMessageContaining("denial may still come");
        assertThat(gates.answer(approved.id()).orElseThrow().state()).isEqualTo(GateState.PENDING);
        settle(approved);
        assertThat(gates.answer(approved.id()).orElseThrow().state()).isEqualTo(GateState.APPROVED);
        assertThatExceptionOfType(DigestDiffers.class).isThrownBy(() -> gates.consume(approved.id(), DIGEST_A));
        assertThat(gates.consume(approved.id(), DIGEST_B).state()).isEqualTo(GateState.USED);
        assertThatExceptionOfType(GateOver.class).isThrownBy(() -> gates.consume(approved.id(), DIGEST_B));
        assertThat(gates.steps(approved.id()))
                .extracting(Step::to)
                .containsExactly(GateState.PENDING, GateState.APPROVED, GateState.USED);
        assertThat(acts("gate.used")).isEqualTo(before + 1);
    }

    @Test
    void theNewerRequestTakesThePlaceOfTheOlder() {
        var older = gates.request(ask("older", SHA_A, DIGEST_A));
        var newer = gates.request(ask("newer", SHA_B, DIGEST_B));

        var over = gates.find(older.id()).orElseThrow();
        assertThat(over.state()).isEqualTo(GateState.SUPERSEDED);
        assertThat(over.supersededBy()).isEqualTo(newer.id());
        assertThatExceptionOfType(GateOver.class).isThrownBy(() -> gates.vote(older.id(), yes(older), "ann"));
        assertThat(gates.request(ask("newer", SHA_B, DIGEST_B)).id()).isEqualTo(newer.id());
        assertThatExceptionOfType(KeyReused.class).isThrownBy(() -> gates.request(ask("newer", SHA_A, DIGEST_A)));
    }

    @Test
    void expiresWhenNobodyDecidesAndWhenNobodyUsesIt() {
        var asked = gates.request(ask("late", SHA_B, DIGEST_B));
        var tomorrow = Instant.now().plus(Duration.ofHours(25));

        assertThat(inTransaction(() -> voting.take(asked.id(), yes(asked), "ann", tomorrow))
                        .refusal())
                .isInstanceOf(GateOver.class);
        assertThat(gates.find(asked.id()).orElseThrow().state()).isEqualTo(GateState.EXPIRED);

        var approved = approve("unused");
        var later = Instant.now().plus(Duration.ofHours(3));
        assertThat(inTransaction(() -> using.take(approved.id(), DIGEST_B, later))
                        .refusal())
                .isInstanceOf(GateOver.class);
        assertThat(gates.find(approved.id()).orElseThrow().because()).isEqualTo("approved, but not used in time");
    }

    @Test
    void theGlassIsBrokenWithAReasonAndReviewedBySomebodyElse() {
        write(TWO);
        var asked = gates.request(ask("glass", SHA_B, DIGEST_B, "dev-at-forge"));
        var emergency = new Emergency(
                "customers cannot pay, the fix is this one",
                "INC-7",
                Instant.now().minusSeconds(5));

        var overridden = gates.breakGlass(asked.id(), emergency, "dev");
        assertThat(overridden.state()).isEqualTo(GateState.OVERRIDDEN);
        assertThat(gates.consume(asked.id(), DIGEST_B).state()).isEqualTo(GateState.USED);

        var next = gates.request(ask("glass-2", SHA_A, DIGEST_A));
        assertThatExceptionOfType(ReviewOwed.class).isThrownBy(() -> gates.breakGlass(next.id(), emergency, "dev"));
        assertThatExceptionOfType(SelfApproval.class).isThrownBy(() -> gates.review(asked.id(), "fine", "dev"));
        assertThat(gates.review(asked.id(), "it was right", "bob").reviewer()).isEqualTo("Bob");
        assertThat(gates.breakGlass(next.id(), emergency, "dev").state()).isEqualTo(GateState.OVERRIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vote", "step", "policy"})
    void whatWasDecidedIsNeverChanged(String table) {
        approve("fact");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from gates." + table).update())
                .withStackTraceContaining("never changed");
    }
}

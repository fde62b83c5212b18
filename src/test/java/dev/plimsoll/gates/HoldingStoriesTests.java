package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.gates.calendar.Once;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds a request and what lets it go, on a real PostgreSQL. */
@PlimsollTest
class HoldingStoriesTests extends OnStage {

    @Autowired
    private Asking asking;

    @Autowired
    private Desk desk;

    @Autowired
    private Voting voting;

    @Autowired
    private Freezes freezes;

    @Test
    void fd1FridayAfternoonIsHeldOverTheWeekendAndTheVotesOpenItOnMonday() {
        write("""
                approvals: {mode: enforced, count: 2}
                calendar: {mode: enforced, zone: Europe/London, closed: [Fri 16:00 to Mon 08:00]}
                branch: {mode: enforced, allowed: [refs/heads/main]}
                """);
        var friday = Instant.parse("2026-11-20T16:47:00Z");
        var monday = Instant.parse("2026-11-23T08:00:00Z");

        var held = inTransaction(() -> asking.take(ask("fd-1", SHA_B, DIGEST_B, "dev-at-forge"), friday));
        assertThat(held.state()).isEqualTo(GateState.HELD);
        assertThat(held.because()).endsWith("opens Mon 08:00 (in 63 h 13 min)");
        assertThat(held.checkAt()).isBeforeOrEqualTo(monday);
        assertThat(held.deadline()).isEqualTo(monday.plus(Duration.ofHours(24)));
        for (var person : List.of("ann", "bob")) {
            assertThat(inTransaction(() -> voting.take(held.id(), yes(held), person, friday.plusSeconds(60)))
                            .get()
                            .request()
                            .state())
                    .isEqualTo(GateState.HELD);
        }

        assertThat(inTransaction(() -> desk.take(held.id(), monday.minusSeconds(1)))
                        .state())
                .isEqualTo(GateState.HELD);
        var open = inTransaction(() -> desk.take(held.id(), monday));
        assertThat(open.state()).isEqualTo(GateState.APPROVED);
        assertThat(open.because()).isEqualTo("2 of 2 approvals: Ann, Bob");
    }

    @Test
    void aFreezeHoldsWhatWasApprovedAndItsEndLetsPeopleVoteAnew() {
        var approved = approve("freeze");
        var now = LocalDateTime.now(ZoneOffset.UTC);
        var freeze = freezes.add(
                new FreezeDraft(
                        "Sale",
                        new Once(now.minusHours(1), now.plusHours(5)),
                        ZoneId.of("UTC"),
                        null,
                        null,
                        null,
                        null),
                "ann");

        var held = gates.recheck(approved.id());
        assertThat(held.state()).isEqualTo(GateState.HELD);
        assertThat(held.round()).isEqualTo(2);
        assertThat(held.because()).contains("closed by “Sale”", "opens");
        freezes.lift(freeze.id(), "over", "ann");
        var free = gates.recheck(approved.id());
        assertThat(free.state()).isEqualTo(GateState.PENDING);
        assertThat(gates.vote(free.id(), yes(free), "ann").request().state()).isEqualTo(GateState.APPROVED);
    }

    @Test
    void aWrongCandidateIsDeniedAtOnceAndNamesTheRule() {
        write(TWO + "tag: {mode: enforced}\n");
        var ask = ask("latest", SHA_B, DIGEST_B);
        var latest = new GateAsk(
                ask.askedBy(),
                ask.key(),
                ask.service(),
                ask.environment(),
                ask.targets(),
                ask.sha(),
                ask.digest(),
                null,
                ask.ref(),
                "code",
                "reg.example.org/pay:latest",
                null,
                ask.labels(),
                ask.required(),
                null,
                ask.hands(),
                false);

        var denied = gates.request(latest);

        assertThat(denied.state()).isEqualTo(GateState.DENIED);
        assertThat(denied.because()).startsWith("rule tag: tagged “latest”");
    }

    @Test
    void aRollbackToWhatRanHealthilyNeedsOnePersonAndNoFreezeStopsIt() {
        write(TWO);
        var began = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        report("one", SHA_A, DIGEST_A, began);
        report("two", SHA_B, DIGEST_B, began.plus(Duration.ofDays(1)));
        freezes.stop(Duration.ofHours(2), "everything burns", "INC-8", null, "production", "ann");

        var rollback = gates.request(Stage.rollback("back", SHA_A, DIGEST_A, "dev-at-forge"));
        assertThat(rollback.state()).isEqualTo(GateState.PENDING);
        assertThat(rollback.because()).isEqualTo("0 of 1 approvals, waiting for 1 more");
        assertThat(gates.vote(rollback.id(), yes(rollback), "dev").request().state())
                .isEqualTo(GateState.APPROVED);
        assertThat(gates.request(ask("forward", SHA_B, DIGEST_B)).state()).isEqualTo(GateState.HELD);
    }

    @Test
    void l1TheFourthInTenMinutesIsHeldUntilAPersonLetsItGoOn() {
        write("breaker: {mode: enforced, limits: [3 in 10 min]}\n");
        for (var minutes : List.of(6, 4, 2)) {
            report("run-" + minutes, SHA_A, DIGEST_A, ago(minutes));
        }

        var held = gates.request(ask("fourth", SHA_B, DIGEST_B));
        assertThat(held.state()).isEqualTo(GateState.HELD);
        assertThat(held.because()).isEqualTo("the breaker is open: this would be number 4, at most 3 in 10 min");
        freezes.closeBreaker("pay", "production", "the trigger is mended", "ann");

        assertThat(gates.recheck(held.id()).state()).isEqualTo(GateState.APPROVED);
    }

    @Test
    void l2TheThirdOfTheSameIsHeldWhereTheBreakerSaysNothing() {
        write("breaker: {mode: enforced, limits: [3 in 10 min]}\nno-op: {mode: enforced}\n");
        report("loop-1", SHA_A, DIGEST_A, Instant.now().minusSeconds(500).truncatedTo(ChronoUnit.SECONDS));
        var second = gates.request(ask("loop-2", SHA_A, DIGEST_A));
        assertThat(second.state()).isEqualTo(GateState.APPROVED);
        report("loop-2", SHA_A, DIGEST_A, Instant.now().minusSeconds(270).truncatedTo(ChronoUnit.SECONDS));

        var third = gates.request(ask("loop-3", SHA_A, DIGEST_A));

        assertThat(third.state()).isEqualTo(GateState.HELD);
        assertThat(third.because())
                .isEqualTo("no-op redeployment: the same version for the 3rd time, and nothing would change");
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.SECONDS);
    }
}

package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.policy;
import static dev.plimsoll.gates.Stage.withdrawal;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.gates.calendar.Once;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A request from its question to its use, on a real PostgreSQL. */
@PlimsollTest
class GateStoriesTests {

    private static final String TWO = "approvals: {mode: enforced, count: 2}\n";

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
    private Asking asking;

    @Autowired
    private Desk desk;

    @Autowired
    private Voting voting;

    @Autowired
    private Using using;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private Stage stage;

    @BeforeEach
    void people() {
        plimsoll.empty();
        stage = new Stage(jdbc);
        stage.approver("Ann", null).approver("Bob", null).approver("Dev", null).goesBy("dev", "dev-at-forge");
        gates.request(ask("first", SHA_A, DIGEST_A));
        gates.cancel(1, "only to know the service", null);
    }

    @AfterEach
    void leave() {
        stage.dismiss("ann", "bob", "dev");
        plimsoll.empty();
    }

    @Test
    void g1TwoPeopleApproveAndNobodyCountsTwice() {
        write(TWO);
        var asked = gates.request(ask("g1", SHA_B, DIGEST_B, "dev-at-forge"));
        assertThat(asked.because()).isEqualTo("0 of 2 approvals, waiting for 2 more");

        var first = gates.vote(asked.id(), yes(asked), "ann");
        assertThat(first.request().because()).isEqualTo("1 of 2 approvals, waiting for 1 more");
        var again = gates.vote(asked.id(), yes(asked), "ann");
        assertThat(again.isRepeat()).isTrue();
        assertThat(again.voteId()).isEqualTo(first.voteId());
        assertThat(again.request().state()).isEqualTo(GateState.PENDING);
        assertThatExceptionOfType(SelfApproval.class).isThrownBy(() -> gates.vote(asked.id(), yes(asked), "dev"));

        assertThat(gates.vote(asked.id(), yes(asked), "bob").request().state()).isEqualTo(GateState.APPROVED);
        assertThat(gates.votes(asked.id())).extracting(Vote::personName).containsExactly("Ann", "Bob");
        assertThat(gates.votes(asked.id()).get(0).roles()).containsExactly("approver");
    }

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
    void aDenialThatComesWhileAnApprovalSettlesTakesItBack() {
        var approved = approve("settle");

        var denied = gates.vote(approved.id(), no(approved, "wrong Friday"), "bob");

        assertThat(denied.request().state()).isEqualTo(GateState.DENIED);
        assertThat(denied.request().because()).isEqualTo("Bob said no: wrong Friday");
        assertThatExceptionOfType(GateOver.class).isThrownBy(() -> gates.consume(approved.id(), DIGEST_B));
    }

    @Test
    void aDenialOfWhatWasUsedAsksToStop() {
        var approved = approve("stop");
        settle(approved);
        gates.consume(approved.id(), DIGEST_B);

        var stop = gates.vote(approved.id(), no(approved, "it burns"), "bob");

        assertThat(stop.sentence()).contains("stop requested");
        assertThat(stop.request().state()).isEqualTo(GateState.USED);
        assertThat(gates.find(approved.id()).orElseThrow().stopAskedAt()).isNotNull();
    }

    @Test
    void anApprovalThatIsWithdrawnIsVoidAndCanBeGivenAgainInTheNextRound() {
        var approved = approve("withdraw");

        var pending = gates.vote(approved.id(), withdrawal(approved), "ann").request();

        assertThat(pending.state()).isEqualTo(GateState.PENDING);
        assertThat(pending.round()).isEqualTo(2);
        assertThatExceptionOfType(EvidenceChanged.class)
                .isThrownBy(() -> gates.vote(approved.id(), yes(approved), "bob"))
                .withMessageContaining("votes before it are void");
        assertThat(gates.vote(approved.id(), yes(pending), "ann").request().state())
                .isEqualTo(GateState.APPROVED);
    }

    @Test
    void whoeverReadAnotherPolicyIsToldWhatChanged() {
        write("approvals: {mode: enforced, count: 1}\n");
        var asked = gates.request(ask("stale", SHA_B, DIGEST_B));
        write(TWO);

        assertThatExceptionOfType(EvidenceChanged.class)
                .isThrownBy(() -> gates.vote(asked.id(), yes(asked), "ann"))
                .satisfies(changed -> assertThat(changed.changes()).containsExactly("the policy has a new version"));
        var now = gates.find(asked.id()).orElseThrow();
        assertThat(now.policies()).hasSize(2);
        assertThat(gates.vote(asked.id(), yes(now), "ann").request().state()).isEqualTo(GateState.PENDING);
        assertThat(gates.vote(asked.id(), yes(now), "bob").request().state()).isEqualTo(GateState.APPROVED);
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
    void nobodyIsAskedForWhatNobodyCanGive() {
        write(TWO);
        var asked = gates.request(ask("alone", SHA_B, DIGEST_B, "ann", "bob", "dev-at-forge"));

        assertThat(asked.because()).startsWith("nobody can approve this: needs 2, eligible");
        assertThatExceptionOfType(PolicyInvalid.class)
                .isThrownBy(() -> write("approvals: {mode: enforced, groups: [{group: Nobody at all, count: 9}]}\n"))
                .withMessageStartingWith("Nobody can satisfy this");
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
    void theInboxSaysForWhomItWaits() {
        write(TWO);
        var asked = gates.request(ask("inbox", SHA_B, DIGEST_B, "dev-at-forge"));
        gates.vote(asked.id(), yes(asked), "ann");

        assertThat(gates.inbox("bob")).singleElement().matches(InboxItem::isForYou);
        assertThat(gates.inbox("ann")).singleElement().matches(item -> !item.isForYou() && item.hasVoted());
        assertThat(gates.inbox("dev")).singleElement().matches(item -> !item.isForYou() && item.isYours());
    }

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

        assertThat(inTransaction(() -> desk.take(held.id(), monday.minusSeconds(1))).state())
                .isEqualTo(GateState.HELD);
        var open = inTransaction(() -> desk.take(held.id(), monday));
        assertThat(open.state()).isEqualTo(GateState.APPROVED);
        assertThat(open.because()).isEqualTo("2 of 2 approvals: Ann, Bob");
    }

    @Test
    void whoeverHadAHandInTheCommitsSinceWhatRunsMayNotApproveThem() {
        write("approvals: {mode: enforced, count: 1}\n");
        stage.goesBy("ann", "ann-at-forge").goesBy("bob", "bob-at-forge");
        commit(SHA_A, "", "someone", "someone");
        commit(SHA_B, "\"" + SHA_A + "\"", "ann-at-forge", "bob-at-forge");
        report("runs", SHA_A, DIGEST_A, Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS));

        var asked = gates.request(ask("hands", SHA_B, DIGEST_B));

        assertThat(asked.baseSha()).isEqualTo(SHA_A);
        assertThat(asked.hands()).containsExactlyInAnyOrder("ann-at-forge", "bob-at-forge");
        assertThatExceptionOfType(SelfApproval.class).isThrownBy(() -> gates.vote(asked.id(), yes(asked), "ann"));
        assertThatExceptionOfType(SelfApproval.class).isThrownBy(() -> gates.vote(asked.id(), yes(asked), "bob"));
        assertThat(gates.vote(asked.id(), yes(asked), "dev").request().state()).isEqualTo(GateState.APPROVED);
    }

    private void commit(String sha, String parents, String author, String committer) {
        var answer = plimsoll.report(
                "{\"type\":\"commit\",\"repository\":\"acme/pay\",\"sha\":\"%s\",\"parents\":[%s],\"author\":\"%s\",\"committer\":\"%s\",\"committed_at\":\"%s\",\"message\":\"Work\"}"
                        .formatted(sha, parents, author, committer, Instant.now().minusSeconds(7200)));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private GateRequest approve(String key) {
        write("approvals: {mode: enforced, count: 1}\n");
        var asked = gates.request(ask(key, SHA_B, DIGEST_B));
        return gates.vote(asked.id(), yes(asked), "ann").request();
    }

    /** As if two seconds had passed. */
    private void settle(GateRequest request) {
        jdbc.sql("update gates.request set settles_at = settles_at - interval '10 s' where id = :id")
                .param("id", request.id())
                .update();
    }

    private void write(String rules) {
        policies.write(yaml.read(policy(rules)), "ann");
    }

    private void report(String id, String sha, String digest, Instant at) {
        var answer = plimsoll.report(
                "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"pay\",\"environment\":\"production\",\"sha\":\"%s\",\"digest\":\"%s\",\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\"}"
                        .formatted(id, sha, digest, at.minusSeconds(60), at));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private long acts(String action) {
        return jdbc.sql("select count(*) from audit.entry where action = :action")
                .param("action", action)
                .query(Long.class)
                .single();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}

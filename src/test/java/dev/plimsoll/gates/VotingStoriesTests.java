package dev.plimsoll.gates;

import static dev.plimsoll.gates.Stage.DIGEST_A;
import static dev.plimsoll.gates.Stage.DIGEST_B;
import static dev.plimsoll.gates.Stage.SHA_A;
import static dev.plimsoll.gates.Stage.SHA_B;
import static dev.plimsoll.gates.Stage.ask;
import static dev.plimsoll.gates.Stage.no;
import static dev.plimsoll.gates.Stage.withdrawal;
import static dev.plimsoll.gates.Stage.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Who may say what about a request, and what it counts for, on a real PostgreSQL. */
@PlimsollTest
class VotingStoriesTests extends OnStage {

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
    void nobodyIsAskedForWhatNobodyCanGive() {
        write(TWO);
        var asked = gates.request(ask("alone", SHA_B, DIGEST_B, "ann", "bob", "dev-at-forge"));

        assertThat(asked.because()).startsWith("nobody can approve this: needs 2, eligible");
        assertThatExceptionOfType(PolicyInvalid.class)
                .isThrownBy(() -> write("approvals: {mode: enforced, groups: [{group: Nobody at all, count: 9}]}\n"))
                .withMessageStartingWith("Nobody can satisfy this");
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

    @Test
    void theInboxSaysForWhomItWaits() {
        write(TWO);
        var asked = gates.request(ask("inbox", SHA_B, DIGEST_B, "dev-at-forge"));
        gates.vote(asked.id(), yes(asked), "ann");

        assertThat(gates.inbox("bob")).singleElement().matches(InboxItem::isForYou);
        assertThat(gates.inbox("ann")).singleElement().matches(item -> !item.isForYou() && item.hasVoted());
        assertThat(gates.inbox("dev")).singleElement().matches(item -> !item.isForYou() && item.isYours());
    }
}

package dev.plimsoll.gates;

import dev.plimsoll.gates.facts.Facts.Running;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request with something about it changed, and nothing else. */
final class Standing {

    private Standing() {}

    /** In a state that something may still change. */
    static GateRequest open(
            GateRequest r,
            GateState state,
            String because,
            Instant now,
            @Nullable Instant settlesAt,
            @Nullable Instant expiresAt) {
        return new GateRequest(
                r.id(),
                r.askedBy(),
                r.askedKey(),
                r.candidate(),
                r.runUrl(),
                r.hands(),
                state,
                r.round(),
                r.policies(),
                r.findings(),
                r.baseSha(),
                r.baseDigest(),
                r.evidence(),
                because,
                r.requestedAt(),
                r.deadline(),
                settlesAt,
                expiresAt,
                null,
                null,
                null,
                null,
                now,
                r.checkAt());
    }

    /** In a state that nothing changes any more. */
    static GateRequest over(GateRequest r, GateState state, String because, Instant now) {
        return new GateRequest(
                r.id(),
                r.askedBy(),
                r.askedKey(),
                r.candidate(),
                r.runUrl(),
                r.hands(),
                state,
                r.round(),
                r.policies(),
                r.findings(),
                r.baseSha(),
                r.baseDigest(),
                r.evidence(),
                because,
                r.requestedAt(),
                r.deadline(),
                r.settlesAt(),
                r.expiresAt(),
                now,
                state == GateState.USED ? now : null,
                null,
                null,
                now,
                null);
    }

    static GateRequest superseded(GateRequest r, long by, Instant now) {
        var over = over(r, GateState.SUPERSEDED, "request %d asks for something newer".formatted(by), now);
        return new GateRequest(
                r.id(),
                r.askedBy(),
                r.askedKey(),
                r.candidate(),
                r.runUrl(),
                r.hands(),
                over.state(),
                r.round(),
                r.policies(),
                r.findings(),
                r.baseSha(),
                r.baseDigest(),
                r.evidence(),
                over.because(),
                r.requestedAt(),
                r.deadline(),
                r.settlesAt(),
                r.expiresAt(),
                now,
                null,
                null,
                by,
                now,
                null);
    }

    static GateRequest stopAsked(GateRequest r, Instant now) {
        return new GateRequest(
                r.id(),
                r.askedBy(),
                r.askedKey(),
                r.candidate(),
                r.runUrl(),
                r.hands(),
                r.state(),
                r.round(),
                r.policies(),
                r.findings(),
                r.baseSha(),
                r.baseDigest(),
                r.evidence(),
                r.because(),
                r.requestedAt(),
                r.deadline(),
                r.settlesAt(),
                r.expiresAt(),
                r.decidedAt(),
                r.usedAt(),
                now,
                r.supersededBy(),
                r.changedAt(),
                null);
    }

    /** The votes of the round before are void. */
    static GateRequest nextRound(GateRequest r) {
        return new GateRequest(
                r.id(),
                r.askedBy(),
                r.askedKey(),
                r.candidate(),
                r.runUrl(),
                r.hands(),
                r.state(),
                r.round() + 1,
                r.policies(),
                r.findings(),
                r.baseSha(),
                r.baseDigest(),
                r.evidence(),
                r.because(),
                r.requestedAt(),
                r.deadline(),
                r.settlesAt(),
                r.expiresAt(),
                r.decidedAt(),
                r.usedAt(),
                r.stopAskedAt(),
                r.supersededBy(),
                r.changedAt(),
                r.checkAt());
    }

    static GateRequest still(GateRequest r, String because) {
        return new GateRequest(
                r.id(),
                r.askedBy(),
                r.askedKey(),
                r.candidate(),
                r.runUrl(),
                r.hands(),
                r.state(),
                r.round(),
                r.policies(),
                r.findings(),
                r.baseSha(),
                r.baseDigest(),
                r.evidence(),
                because,
                r.requestedAt(),
                r.deadline(),
                r.settlesAt(),
                r.expiresAt(),
                r.decidedAt(),
                r.usedAt(),
                r.stopAskedAt(),
                r.supersededBy(),
                r.changedAt(),
                r.checkAt());
    }

    static GateRequest checkedAt(GateRequest r, @Nullable Instant checkAt) {
        return new GateRequest(
                r.id(),
                r.askedBy(),
                r.askedKey(),
                r.candidate(),
                r.runUrl(),
                r.hands(),
                r.state(),
                r.round(),
                r.policies(),
                r.findings(),
                r.baseSha(),
                r.baseDigest(),
                r.evidence(),
                r.because(),
                r.requestedAt(),
                r.deadline(),
                r.settlesAt(),
                r.expiresAt(),
                r.decidedAt(),
                r.usedAt(),
                r.stopAskedAt(),
                r.supersededBy(),
                r.changedAt(),
                checkAt);
    }

    /** With what was found, and the word for the evidence that goes with it. */
    static GateRequest looked(
            GateRequest r, List<Long> policies, List<Judged> judged, List<String> hands, @Nullable Running base) {
        var looked = withEvidence(r, policies, judged, hands, base, "");
        return withEvidence(
                r, policies, judged, hands, base, Evidence.of(looked).word());
    }

    private static GateRequest withEvidence(
            GateRequest r,
            List<Long> policies,
            List<Judged> judged,
            List<String> hands,
            @Nullable Running base,
            String evidence) {
        return new GateRequest(
                r.id(),
                r.askedBy(),
                r.askedKey(),
                r.candidate(),
                r.runUrl(),
                hands,
                r.state(),
                r.round(),
                policies,
                judged,
                base == null ? null : base.sha(),
                base == null ? null : base.digest(),
                evidence,
                r.because(),
                r.requestedAt(),
                r.deadline(),
                r.settlesAt(),
                r.expiresAt(),
                r.decidedAt(),
                r.usedAt(),
                r.stopAskedAt(),
                r.supersededBy(),
                r.changedAt(),
                r.checkAt());
    }
}

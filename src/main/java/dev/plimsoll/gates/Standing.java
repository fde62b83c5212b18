package dev.plimsoll.gates;

import dev.plimsoll.gates.facts.Facts.Running;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request with something about it changed, and nothing else. */
final class Standing {

    private Standing() {}

    /** In a state that something may still change. */
    static GateRequest open(
            GateRequest request,
            GateState state,
            String because,
            Instant now,
            @Nullable Instant settlesAt,
            @Nullable Instant expiresAt) {
        return with(request, draft -> {
            draft.state = state;
            draft.because = because;
            draft.changedAt = now;
            draft.settlesAt = settlesAt;
            draft.expiresAt = expiresAt;
        });
    }

    /** In a state that nothing changes any more. */
    static GateRequest over(GateRequest request, GateState state, String because, Instant now) {
        return with(request, draft -> {
            draft.state = state;
            draft.because = because;
            draft.changedAt = now;
            draft.decidedAt = now;
            draft.usedAt = state == GateState.USED ? now : null;
            draft.checkAt = null;
        });
    }

    static GateRequest superseded(GateRequest request, long by, Instant now) {
        var over = over(request, GateState.SUPERSEDED, "request %d asks for something newer".formatted(by), now);
        return with(over, draft -> draft.supersededBy = by);
    }

    static GateRequest stopAsked(GateRequest request, Instant now) {
        return with(request, draft -> draft.stopAskedAt = now);
    }

    /** The votes of the round before are void. */
    static GateRequest nextRound(GateRequest request) {
        return with(request, draft -> draft.round++);
    }

    static GateRequest still(GateRequest request, String because) {
        return with(request, draft -> draft.because = because);
    }

    static GateRequest decidedUntil(GateRequest request, Instant deadline) {
        return with(request, draft -> draft.deadline = deadline);
    }

    static GateRequest checkedAt(GateRequest request, @Nullable Instant checkAt) {
        return with(request, draft -> draft.checkAt = checkAt);
    }

    /** With what was found, and the word for the evidence that goes with it. */
    static GateRequest looked(
            GateRequest request, List<Long> policies, List<Judged> judged, List<String> hands, @Nullable Running base) {
        var looked = with(request, draft -> {
            draft.policies = policies;
            draft.findings = judged;
            draft.hands = hands;
            draft.baseSha = base == null ? null : base.sha();
            draft.baseDigest = base == null ? null : base.digest();
        });
        return with(looked, draft -> draft.evidence = Evidence.of(looked).word());
    }

    private static GateRequest with(GateRequest request, Consumer<RequestDraft> change) {
        var draft = new RequestDraft(request);
        change.accept(draft);
        return draft.build();
    }
}

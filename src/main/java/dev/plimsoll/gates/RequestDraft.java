package dev.plimsoll.gates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of which something is about to change: what was asked for stays, how it stands can be set. */
final class RequestDraft {

    private final GateRequest asked;
    List<String> hands;
    GateState state;
    int round;
    List<Long> policies;
    List<Judged> findings;

    @Nullable
    String baseSha;

    @Nullable
    String baseDigest;

    String evidence;
    String because;
    Instant deadline;

    @Nullable
    Instant settlesAt;

    @Nullable
    Instant expiresAt;

    @Nullable
    Instant decidedAt;

    @Nullable
    Instant usedAt;

    @Nullable
    Instant stopAskedAt;

    @Nullable
    Long supersededBy;

    Instant changedAt;

    @Nullable
    Instant checkAt;

    RequestDraft(GateRequest request) {
        asked = request;
        hands = request.hands();
        state = request.state();
        round = request.round();
        policies = request.policies();
        findings = request.findings();
        baseSha = request.baseSha();
        baseDigest = request.baseDigest();
        evidence = request.evidence();
        because = request.because();
        deadline = request.deadline();
        settlesAt = request.settlesAt();
        expiresAt = request.expiresAt();
        decidedAt = request.decidedAt();
        usedAt = request.usedAt();
        stopAskedAt = request.stopAskedAt();
        supersededBy = request.supersededBy();
        changedAt = request.changedAt();
        checkAt = request.checkAt();
    }

    GateRequest build() {
        return new GateRequest(
                asked.id(),
                asked.askedBy(),
                asked.askedKey(),
                asked.candidate(),
                asked.runUrl(),
                hands,
                state,
                round,
                policies,
                findings,
                baseSha,
                baseDigest,
                evidence,
                because,
                asked.requestedAt(),
                deadline,
                settlesAt,
                expiresAt,
                decidedAt,
                usedAt,
                stopAskedAt,
                supersededBy,
                changedAt,
                checkAt);
    }
}

package dev.plimsoll.gates;

import java.time.Instant;

/** Says how a request stands at an instant, from what was last written of it and the clock. */
final class Answers {

    private Answers() {}

    static GateAnswer of(GateRequest request, Instant now) {
        if (request.isOverdue(now)) {
            var ended = request.expiresAt() == null ? request.deadline() : request.expiresAt();
            return new GateAnswer(
                    request.id(), GateState.EXPIRED, "not in time: " + request.because(), ended, null, null);
        }
        if (request.isSettling(now)) {
            return new GateAnswer(
                    request.id(),
                    GateState.PENDING,
                    request.because() + ", settling",
                    request.changedAt(),
                    request.settlesAt(),
                    null);
        }
        return new GateAnswer(
                request.id(),
                request.state(),
                request.because(),
                request.changedAt(),
                request.checkAt(),
                request.supersededBy());
    }
}

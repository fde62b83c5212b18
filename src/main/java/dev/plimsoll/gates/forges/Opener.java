package dev.plimsoll.gates.forges;

import dev.plimsoll.gates.GateAsk;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives what a platform holds a request: a new one, the open one of the same run, or one that has let the same pass not long
 * ago.
 */
@Component
class Opener {

    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private final HeldRows rows;
    private final Gates gates;
    private final Outbox outbox;

    Opener(HeldRows rows, Gates gates, Outbox outbox) {
        this.rows = rows;
        this.gates = gates;
        this.outbox = outbox;
    }

    /** In one transaction, with the first word about it. */
    @Transactional
    public void open(Forge forge, Held held, Instant now) {
        if (!rows.lock(held)) {
            return;
        }
        var digest = held.sha() == null
                ? null
                : rows.digest(held.sha(), held.serviceId()).orElse(null);
        var beside = beside(forge, held, digest, now);
        var request = beside.orElseGet(() -> gates.request(question(forge, held, digest)));
        rows.bind(held, request.id(), now.plus(FIRST_LOOK));
        outbox.write(
                request.id(),
                event(request),
                "gate-%d-held-%d".formatted(request.id(), held.id()),
                Map.of("gate", request.id()));
    }

    /** What happened to the request before it was known whom to tell is told now. */
    private static String event(GateRequest request) {
        return switch (request.state()) {
            case PENDING, HELD -> "held.opened";
            case APPROVED, OVERRIDDEN, USED -> "held.covered";
            case DENIED, EXPIRED, SUPERSEDED, CANCELLED ->
                "gate." + request.state().word();
        };
    }

    private Optional<GateRequest> beside(Forge forge, Held held, @Nullable String digest, Instant now) {
        return rows.requestsBeside(held).stream()
                .map(gates::find)
                .flatMap(Optional::stream)
                .filter(request -> Objects.equals(request.candidate().digest(), digest))
                .filter(request -> Objects.equals(request.candidate().sha(), held.sha()))
                .filter(request -> !request.state().isOver() || covers(forge, request, now))
                .findFirst();
    }

    private boolean covers(Forge forge, GateRequest request, Instant now) {
        return request.state() == GateState.USED
                && request.usedAt() != null
                && request.usedAt().plus(forge.covers()).isAfter(now)
                && gates.passesAgain(request.id());
    }

    private GateAsk question(Forge forge, Held held, @Nullable String digest) {
        return new GateAsk(
                forge.title(),
                "held-" + held.id(),
                rows.service(held.serviceId()),
                rows.environment(held.environmentId()),
                List.of(),
                held.sha(),
                digest,
                null,
                held.ref(),
                "code",
                null,
                null,
                Map.of(),
                List.of(),
                held.url(),
                held.hands(),
                false);
    }
}

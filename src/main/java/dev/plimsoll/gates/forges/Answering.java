package dev.plimsoll.gates.forges;

import dev.plimsoll.gates.GateClosed;
import dev.plimsoll.gates.GateOver;
import dev.plimsoll.gates.GateProperties;
import dev.plimsoll.gates.GateRequest;
import dev.plimsoll.gates.GateState;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.outbox.Message;
import dev.plimsoll.gates.outbox.RetryLater;
import dev.plimsoll.gates.outbox.Undeliverable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Answers platforms that wait. The yes is the use: what has settled and still holds is used first, and then the platform is
 * told, so that nothing passes twice and a late no asks to stop.
 */
@Component
public class Answering {

    private static final Set<String> YES = Set.of("gate.approved", "gate.overridden", "held.covered");
    private static final Set<String> NO =
            Set.of("gate.denied", "gate.expired", "gate.superseded", "gate.cancelled", "gate.stop-asked");
    private static final Set<String> REPORTS = Set.of("held.opened", "gate.held", "gate.pending", Reports.APPROVAL);
    private static final Duration NEIGHBOURS = Duration.ofSeconds(15);
    private static final Duration HOLDS = Duration.ofMinutes(1);
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final HeldRows rows;
    private final Gates gates;
    private final Reports reports;
    private final Comments comments;
    private final GateProperties properties;
    private final Clock clock;

    Answering(HeldRows rows, Gates gates, Reports reports, Comments comments, GateProperties properties, Clock clock) {
        this.rows = rows;
        this.gates = gates;
        this.reports = reports;
        this.comments = comments;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether the platform waits for this word, or is told it. */
    public boolean tells(Forge forge, Message message) {
        var event = message.event();
        return (YES.contains(event) || NO.contains(event) || (forge.takesReports() && REPORTS.contains(event)))
                && rows.isOf(forge.platform(), message.requestId());
    }

    /**
     * Says it to the platform, outside of any transaction.
     *
     * @throws Undeliverable if nobody waits for it
     */
    public String deliver(Forge forge, Message message) throws IOException {
        var id = message.requestId();
        var waiting = rows.waiting(id);
        if (waiting.isEmpty()) {
            return nobody(forge, id);
        }
        var request = gates.find(id).orElseThrow(() -> new Undeliverable("there is no such request"));
        try {
            if (YES.contains(message.event())) {
                return approve(forge, request, waiting);
            }
            return NO.contains(message.event())
                    ? reject(forge, request, waiting)
                    : reports.send(forge, request, waiting.get(0), message);
        } catch (RunGone gone) {
            leave(request, waiting, gone);
            throw new Undeliverable(String.valueOf(gone.getMessage()));
        }
    }

    /** Nobody waits any more: the request is over too, unless it is already. */
    void leave(GateRequest request, List<Held> waiting, RunGone gone) {
        rows.gone(waiting, String.valueOf(gone.getMessage()));
        if (request.state().isOver() || !rows.waiting(request.id()).isEmpty()) {
            return;
        }
        try {
            gates.cancel(request.id(), String.valueOf(gone.getMessage()), null);
        } catch (GateOver overMeanwhile) {
            return;
        }
    }

    private String nobody(Forge forge, long id) {
        if (rows.isAnswered(id)) {
            return "answered before";
        }
        throw new Undeliverable(forge.title() + " does not wait any more");
    }

    private String approve(Forge forge, GateRequest request, List<Held> waiting) throws IOException {
        refuseLaterAttempt(forge, waiting);
        var neighbours = neighbours(forge, request, waiting);
        pass(forge, request, waiting);
        var all = new ArrayList<>(waiting);
        for (var neighbour : neighbours) {
            if (neighbour.state() != GateState.USED) {
                use(neighbour);
            }
            all.addAll(rows.waiting(neighbour.id()));
        }
        return tell(forge, all, true, comments.approved(request));
    }

    /** Uses it, unless that was done before the last attempt to say so. */
    private void pass(Forge forge, GateRequest request, List<Held> waiting) throws IOException {
        switch (request.state()) {
            case USED -> refuseUnlessItStillHolds(request);
            case APPROVED, OVERRIDDEN -> {
                for (var held : forge.answersRuns() ? waiting.subList(0, 1) : waiting) {
                    forge.check(held);
                }
                use(request);
            }
            case PENDING, HELD, DENIED, EXPIRED, SUPERSEDED, CANCELLED ->
                throw new Undeliverable("it is no longer approved");
        }
    }

    private void use(GateRequest request) throws RetryLater {
        try {
            gates.consume(request.id(), request.candidate().digest());
        } catch (GateClosed | GateOver tooEarlyOrTooLate) {
            throw new RetryLater(SETTLING, String.valueOf(tooEarlyOrTooLate.getMessage()));
        }
    }

    /** A word that could not be said at once is not said into a freeze, nor for ever. */
    private void refuseUnlessItStillHolds(GateRequest request) throws RetryLater {
        if (request.stopAskedAt() != null) {
            throw new Undeliverable("somebody asked to stop it");
        }
        var usedAt = Objects.requireNonNull(request.usedAt());
        if (usedAt.plus(properties.approvalLasts()).isBefore(clock.instant())) {
            throw new Undeliverable("the approval was too old by then: run it again");
        }
        if (!wasOverridden(request) && !gates.passesAgain(request.id())) {
            throw new RetryLater(HOLDS, "approved, but something has come in the way since");
        }
    }

    private boolean wasOverridden(GateRequest request) {
        return gates.steps(request.id()).stream().anyMatch(step -> step.to() == GateState.OVERRIDDEN);
    }

    /** One answer lets all pass that waits of the run for the environment: so each of them must be approved, and is used. */
    private List<GateRequest> neighbours(Forge forge, GateRequest request, List<Held> waiting) throws RetryLater {
        var neighbours = new ArrayList<GateRequest>();
        if (!forge.answersRuns()) {
            return neighbours;
        }
        for (var other : rows.waitingBeside(waiting.get(0), request.id())) {
            var neighbour = other.flatMap(gates::find).filter(this::maySay);
            if (neighbour.isEmpty()) {
                throw new RetryLater(
                        NEIGHBOURS,
                        "%s would let pass with it what %s of the same run"
                                .formatted(
                                        forge.title(),
                                        other.map("request %d asks for"::formatted)
                                                .orElse("is not open yet")));
            }
            neighbours.add(neighbour.get());
        }
        return neighbours;
    }

    private boolean maySay(GateRequest request) {
        return switch (request.state()) {
            case APPROVED, OVERRIDDEN -> !request.isSettling(clock.instant());
            case USED -> request.stopAskedAt() == null;
            case PENDING, HELD, DENIED, EXPIRED, SUPERSEDED, CANCELLED -> false;
        };
    }

    private String reject(Forge forge, GateRequest request, List<Held> waiting) throws IOException {
        refuseLaterAttempt(forge, waiting);
        if (forge.answersRuns()
                && request.supersededBy() != null
                && rows.areOfOneRun(request.id(), request.supersededBy())) {
            throw new Undeliverable("request %d of the same run took its place".formatted(request.supersededBy()));
        }
        if (forge.answersRuns()) {
            forge.check(waiting.get(0));
        }
        return tell(forge, waiting, false, comments.rejected(request));
    }

    /** What is said to a run is said to its latest attempt. */
    private void refuseLaterAttempt(Forge forge, List<Held> waiting) {
        if (forge.answersRuns() && rows.hasLaterAttempt(waiting.get(0))) {
            rows.gone(waiting, "the run was started again");
            throw new Undeliverable("the run was started again, and asks again");
        }
    }

    private String tell(Forge forge, List<Held> waiting, boolean isApproved, String comment) throws IOException {
        if (forge.answersRuns()) {
            var answer = forge.answer(waiting.get(0), isApproved, comment);
            rows.answered(waiting, answer, clock.instant());
            return answer;
        }
        var last = "";
        for (var held : waiting) {
            last = forge.answer(held, isApproved, comment);
            rows.answered(List.of(held), last, clock.instant());
        }
        return last;
    }
}

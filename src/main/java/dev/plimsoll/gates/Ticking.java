package dev.plimsoll.gates;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes the word of a person that a point of the checklist is done. */
@Component
class Ticking {

    private final Desk desk;
    private final Voting voting;
    private final Policies policies;
    private final Checklist checklist;

    Ticking(Desk desk, Voting voting, Policies policies, Checklist checklist) {
        this.desk = desk;
        this.voting = voting;
        this.policies = policies;
        this.checklist = checklist;
    }

    List<String> items(GateRequest request) {
        return Checklist.items(policies.of(request.policies(), request.candidate()));
    }

    Outcome<GateRequest> take(long id, String item, boolean isDone, String username, Instant now) {
        var request = desk.take(id, now);
        var person = voting.approver(request, username);
        if (person.isEmpty()) {
            var candidate = request.candidate();
            return Outcome.refused(new NotAnApprover(
                    username,
                    candidate.service().name(),
                    candidate.environment().name()));
        }
        if (request.state().isOver()) {
            return Outcome.refused(new GateOver(request));
        }
        if (!items(request).contains(item)) {
            return Outcome.refused(new GateRefusal("item", "The checklist has no such point: load the page again"));
        }
        var isKnown = checklist.of(id, request.round()).stream()
                .anyMatch(tick -> tick.item().equals(item));
        if (isKnown != isDone) {
            checklist.write(request, item, isDone, person.get(), now);
        }
        return Outcome.of(desk.lookAgain(request, person.get().username(), now));
    }
}

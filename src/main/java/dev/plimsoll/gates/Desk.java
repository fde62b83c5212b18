package dev.plimsoll.gates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes one request off the shelf, so that nobody else touches it, and puts it back as it stands. */
@Component
class Desk {

    private final RequestRows requests;
    private final VoteRows votes;
    private final Course course;
    private final Records records;

    Desk(RequestRows requests, VoteRows votes, Course course, Records records) {
        this.requests = requests;
        this.votes = votes;
        this.course = course;
        this.records = records;
    }

    /**
     * Locks it and looks at it.
     *
     * @throws GateNotFound if there is no such request
     */
    GateRequest take(long id, Instant now) {
        var before = requests.lock(id).orElseThrow(() -> new GateNotFound(id));
        return put(before, course.now(before, votes.of(id), now), null, now);
    }

    /** Looks at it again after somebody spoke. */
    GateRequest lookAgain(GateRequest before, @Nullable String person, Instant now) {
        return put(before, course.now(before, votes.of(before.id()), now), person, now);
    }

    List<Vote> votes(long id) {
        return votes.of(id);
    }

    /** Writes it, with all that belongs to a step if it is one. */
    GateRequest put(GateRequest before, GateRequest after, @Nullable String person, Instant now) {
        if (after.equals(before)) {
            return before;
        }
        if (after.state() != before.state() && !before.state().mayBecome(after.state())) {
            throw new IllegalStateException("%s does not become %s".formatted(before.state(), after.state()));
        }
        requests.update(before, after);
        if (!after.evidence().equals(before.evidence())) {
            records.seen(after, now);
        }
        if (after.state() != before.state() || after.round() != before.round()) {
            records.step(before.state(), after, person, now);
        }
        return after;
    }
}

package dev.plimsoll.gates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets what was approved pass, once. */
@Component
class Using {

    private final Desk desk;
    private final VoteRows votes;

    Using(Desk desk, VoteRows votes) {
        this.desk = desk;
        this.votes = votes;
    }

    /** Looks at everything again, right before it passes. */
    Outcome<GateRequest> take(long id, @Nullable String digest, Instant now) {
        var request = desk.take(id, now);
        if (request.state().isOver()) {
            return Outcome.refused(new GateOver(request));
        }
        var approved = request.candidate().digest();
        if (approved != null && !approved.equals(digest)) {
            return Outcome.refused(new DigestDiffers(request, String.valueOf(digest)));
        }
        if (request.state() != GateState.APPROVED && request.state() != GateState.OVERRIDDEN) {
            return Outcome.refused(new GateClosed(request, "Not approved: " + request.because()));
        }
        if (request.isSettling(now)) {
            return Outcome.refused(new GateClosed(request, "Just approved: a denial may still come, ask again in 2 s"));
        }
        var because = request.state() == GateState.OVERRIDDEN
                ? request.because()
                : "used with %d votes"
                        .formatted(VoteRows.yes(votes.of(id), request.round()).size());
        return Outcome.of(desk.put(request, Standing.over(request, GateState.USED, because, now), null, now));
    }

    /** The run is gone, or nobody wants it any more. */
    Outcome<GateRequest> cancel(long id, String because, @Nullable String person, Instant now) {
        var request = desk.take(id, now);
        return request.state().isOver()
                ? Outcome.refused(new GateOver(request))
                : Outcome.of(desk.put(request, Standing.over(request, GateState.CANCELLED, because, now), person, now));
    }
}

package dev.plimsoll.gates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says where a request stands at an instant, from what the rules find and what people said. */
@Component
class Course {

    private final Policies policies;
    private final Judge judge;
    private final Checklist checklist;
    private final GateProperties properties;

    Course(Policies policies, Judge judge, Checklist checklist, GateProperties properties) {
        this.policies = policies;
        this.judge = judge;
        this.checklist = checklist;
        this.properties = properties;
    }

    /** A new request. */
    GateRequest first(GateRequest asked, Instant now) {
        return looked(asked, List.of(policies.inForce(asked.candidate()).id()), List.of(), now, "");
    }

    /**
     * An open request as it stands now; the clock ends it, a new version of the policy and an approval that no longer holds
     * begin a new round.
     *
     * @param votes all of the request
     */
    GateRequest now(GateRequest before, List<Vote> votes, Instant now) {
        if (before.state().isOver()) {
            return before;
        }
        if (before.isOverdue(now)) {
            return Standing.over(before, GateState.EXPIRED, expiry(before), now);
        }
        if (before.state() == GateState.OVERRIDDEN) {
            return Standing.checkedAt(before, before.expiresAt());
        }
        var current = policies.inForce(before.candidate()).id();
        if (!before.policies().contains(current)) {
            var both = new ArrayList<>(before.policies());
            both.add(current);
            return looked(
                    Standing.nextRound(before), both, List.of(), now, "the policy changed, earlier votes are void: ");
        }
        var looked = looked(before, before.policies(), VoteRows.yes(votes, before.round()), now, "");
        return before.state() == GateState.APPROVED && isOpen(looked.state())
                ? looked(Standing.nextRound(before), before.policies(), List.of(), now, "no longer approved: ")
                : looked;
    }

    /** Whether the same words would let the same pass once more: under the same policy, with nothing new in the way. */
    boolean passesAgain(GateRequest used, List<Vote> votes, Instant now) {
        var current = policies.inForce(used.candidate()).id();
        return used.policies().contains(current)
                && looked(used, used.policies(), VoteRows.yes(votes, used.round()), now, "")
                                .state()
                        == GateState.APPROVED;
    }

    private static boolean isOpen(GateState state) {
        return state == GateState.PENDING || state == GateState.HELD;
    }

    private GateRequest looked(GateRequest before, List<Long> ids, List<Long> yes, Instant now, String preface) {
        var ticks = checklist.of(before.id(), before.round());
        var seen = judge.look(before.candidate(), before.hands(), ticks, before.requestedAt(), now);
        var judged = judge.judge(seen, policies.of(ids, before.candidate()), yes);
        var ruling = Ruling.of(judged);
        var runs = seen.facts().runs();
        var looked = Standing.looked(before, ids, judged, seen.hands(), runs.orElse(null));
        var because = ruling.state() == GateState.APPROVED ? ruling.because() : preface + ruling.because();
        var standing = ruling.state() == before.state()
                ? Standing.still(looked, because)
                : stepped(looked, ruling.state(), because, now);
        var waiting = Standing.decidedUntil(standing, deadline(standing));
        return Standing.checkedAt(waiting, nextLook(waiting, judged, now));
    }

    /** People get their time after the gate has opened, not while nothing that they say could open it. */
    private Instant deadline(GateRequest standing) {
        return standing.inTheWay().stream()
                .filter(judged -> judged.nature() == Nature.HOLDS)
                .map(judged -> judged.finding().nextAt())
                .filter(Objects::nonNull)
                .map(opens -> opens.plus(properties.deadline()))
                .filter(later -> later.isAfter(standing.deadline()))
                .max(Instant::compareTo)
                .orElse(standing.deadline());
    }

    private GateRequest stepped(GateRequest looked, GateState to, String because, Instant now) {
        return switch (to) {
            case APPROVED ->
                Standing.open(
                        looked,
                        to,
                        because,
                        now,
                        now.plus(properties.settleWindow()),
                        now.plus(properties.approvalLasts()));
            case DENIED -> Standing.over(looked, to, because, now);
            default -> Standing.open(looked, to, because, now, null, null);
        };
    }

    /** Somebody broke the glass. */
    GateRequest overridden(GateRequest before, String because, Instant now) {
        var expires = now.plus(properties.approvalLasts());
        return Standing.checkedAt(Standing.open(before, GateState.OVERRIDDEN, because, now, now, expires), expires);
    }

    private @Nullable Instant nextLook(GateRequest standing, List<Judged> judged, Instant now) {
        if (standing.state().isOver()) {
            return null;
        }
        var byRules = judged.stream().map(one -> one.finding().nextAt()).filter(Objects::nonNull);
        var byClock = Stream.of(Optional.of(standing.deadline()), Optional.ofNullable(standing.expiresAt()))
                .flatMap(Optional::stream);
        return Stream.concat(Stream.concat(byRules, byClock), Stream.of(now.plus(properties.lookAgain())))
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(now.plus(properties.lookAgain()));
    }

    private static String expiry(GateRequest before) {
        return before.state() == GateState.APPROVED || before.state() == GateState.OVERRIDDEN
                ? "approved, but not used in time"
                : "nobody decided in time: " + before.because();
    }
}

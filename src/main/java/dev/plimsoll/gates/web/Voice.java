package dev.plimsoll.gates.web;

import dev.plimsoll.gates.Ballot.Decision;
import dev.plimsoll.gates.Vote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody said last in this round. */
record Voice(Vote vote) {

    private static final Duration HASTY = Duration.ofSeconds(5);

    /** The last word of each, in the order of the first ones; void ones of earlier rounds are left out. */
    static List<Voice> of(List<Vote> votes, int round) {
        var last = new LinkedHashMap<Long, Vote>();
        votes.stream().filter(vote -> vote.round() == round).forEach(vote -> last.put(vote.personId(), vote));
        return new ArrayList<>(last.values()).stream().map(Voice::new).toList();
    }

    public String icon() {
        return switch (vote.decision()) {
            case APPROVE -> "ok";
            case DENY -> "no";
            case WITHDRAW -> "back";
        };
    }

    public String tone() {
        return switch (vote.decision()) {
            case APPROVE -> "ok";
            case DENY -> "bad";
            case WITHDRAW -> "";
        };
    }

    public String label() {
        return switch (vote.decision()) {
            case APPROVE -> "Approved";
            case DENY -> "Denied";
            case WITHDRAW -> "Took the word back";
        };
    }

    public String who() {
        return vote.roles().isEmpty()
                ? vote.personName()
                : vote.personName() + ", " + vote.roles().get(0);
    }

    /** What an auditor would ask about this vote; null where there is nothing. */
    public @Nullable String note() {
        if (vote.isSelf()) {
            return "had a hand in it";
        }
        var isHasty = vote.decision() == Decision.APPROVE
                && vote.openedAt() != null
                && Duration.between(vote.openedAt(), vote.votedAt()).compareTo(HASTY) < 0;
        return isHasty ? "decided in less than 5 s" : null;
    }
}

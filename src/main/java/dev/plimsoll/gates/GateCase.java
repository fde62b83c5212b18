package dev.plimsoll.gates;

import dev.plimsoll.gates.calendar.Closure;
import dev.plimsoll.gates.facts.Candidate;
import dev.plimsoll.gates.facts.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that rules look at.
 *
 * @param freezes those of the calendar that concern the candidate
 * @param electorate who may vote, and who did
 * @param ticks the points of the checklist that are done
 * @param requestedAt when the candidate asked to pass
 */
public record GateCase(
        Candidate candidate,
        Facts facts,
        List<Closure> freezes,
        Electorate electorate,
        List<Tick> ticks,
        Instant requestedAt) {

    /** How long ago a version must have run to be gone back to without much ado. */
    static final Duration KNOWN_GOOD = Duration.ofDays(30);

    public Instant at() {
        return facts.at();
    }

    /**
     * Whether it goes back to an artifact, with its commit and its configuration, that ran here without a complaint in the
     * last 30 days. The name of an image says nothing of what is in it.
     */
    public boolean isPreApprovedRollback() {
        var isNamedByItself = candidate.image() == null || candidate.digest() != null;
        return candidate.isRollback()
                && isNamedByItself
                && facts.healthyUntil() != null
                && facts.healthyUntil().isAfter(at().minus(KNOWN_GOOD));
    }
}

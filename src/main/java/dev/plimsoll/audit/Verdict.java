package dev.plimsoll.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a walk along the chain ended.
 *
 * @param at when it began
 * @param entries how many entries were found whole, one after the other, from the first
 * @param head the hash of the last of them in hexadecimal; 64 zeros if there is none
 * @param guarded whether the trigger is in place that refuses every change of an entry
 * @param stepsBack how often an entry is older than the one before it: then the clock of the database was set back
 * @param broken the first place that does not hold; null if all do
 */
public record Verdict(
        Instant at,
        long entries,
        String head,
        boolean guarded,
        long stepsBack,
        @Nullable Break broken) {

    /**
     * Where the chain does not hold.
     *
     * @param seq the number of the entry
     * @param why what is wrong there, as a sentence
     */
    public record Break(long seq, String why) {}

    public boolean isWhole() {
        return broken == null;
    }
}

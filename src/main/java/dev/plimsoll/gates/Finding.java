package dev.plimsoll.gates;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one rule found out about one candidate.
 *
 * @param rule its name
 * @param sentence for people, without a full stop
 * @param evidence an address where it can be seen; null where there is none
 * @param asOf how old the newest of the facts is on which it rests; null where it rests on the candidate alone
 * @param nextAt when the clock alone may change it; null where it cannot
 */
public record Finding(
        String rule,
        Verdict verdict,
        String sentence,
        @Nullable String evidence,
        @Nullable Instant asOf,
        @Nullable Instant nextAt) {

    public static Finding passes(String rule, String sentence) {
        return new Finding(rule, Verdict.PASSES, sentence, null, null, null);
    }

    public static Finding fails(String rule, String sentence) {
        return new Finding(rule, Verdict.FAILS, sentence, null, null, null);
    }

    public static Finding unknown(String rule, String sentence) {
        return new Finding(rule, Verdict.UNKNOWN, sentence, null, null, null);
    }

    public Finding seenAt(@Nullable String address, @Nullable Instant facts) {
        return new Finding(rule, verdict, sentence, address, facts, nextAt);
    }

    public Finding until(@Nullable Instant change) {
        return new Finding(rule, verdict, sentence, evidence, asOf, change);
    }

    public boolean isPassed() {
        return verdict == Verdict.PASSES;
    }

    /** How old its facts are at an instant; null where it rests on the candidate alone. */
    public @Nullable Duration age(Instant at) {
        return asOf == null ? null : Duration.between(asOf, at);
    }
}

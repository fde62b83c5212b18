package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a service was normal again because of a rollback.
 *
 * @param because why, in words
 * @param at when it was normal again, by whatever it was; null while it is not, or if nobody knows
 * @param after how long after the rollback took effect, at least nothing; null unless it was the rollback
 * @param by our number of the change that did it instead; null if none did
 * @param incident the key of the incident that says so
 */
public record ServiceRestored(
        Word word,
        String because,
        @Nullable Instant at,
        @Nullable Duration after,
        @Nullable Long by,
        @Nullable String incident) {

    public static final ServiceRestored UNKNOWN =
            new ServiceRestored(Word.UNKNOWN, "no incident is known", null, null, null, null);

    /** The answer in a word. */
    public enum Word {
        YES("yes"),
        NO("no"),
        NOT_YET("not yet"),
        UNKNOWN("unknown");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public static ServiceRestored yes(String incident, Instant at, Instant tookEffectAt) {
        var after = Duration.between(tookEffectAt, at);
        return new ServiceRestored(
                Word.YES,
                "the incident ended and nothing else had changed",
                at,
                after.isNegative() ? Duration.ZERO : after,
                null,
                incident);
    }

    /** @param what the change that came later: a SHA, for people */
    public static ServiceRestored no(String incident, Instant at, long by, String what) {
        return new ServiceRestored(Word.NO, "executed, did not restore: restored by " + what, at, null, by, incident);
    }

    public static ServiceRestored notYet(String incident) {
        return new ServiceRestored(Word.NOT_YET, "the incident is open", null, null, null, incident);
    }

    public String icon() {
        return switch (word) {
            case YES -> "ok";
            case NO -> "no";
            case NOT_YET -> "bolt";
            case UNKNOWN -> "said";
        };
    }

    public String tone() {
        return switch (word) {
            case YES -> "ok";
            case NO, NOT_YET -> "bad";
            case UNKNOWN -> "";
        };
    }

    /** Null while nobody can tell. */
    public @Nullable Boolean isRestored() {
        return switch (word) {
            case YES -> Boolean.TRUE;
            case NO -> Boolean.FALSE;
            case NOT_YET, UNKNOWN -> null;
        };
    }

    /** Such as {@code unknown: no incident is known}. */
    public String sentence() {
        return word.text() + ": " + because;
    }
}

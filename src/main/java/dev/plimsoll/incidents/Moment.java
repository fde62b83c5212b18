package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in an incident.
 *
 * @param key what tells it apart within its incident and origin: told again, it is the same moment
 * @param by whose doing it was
 * @param text what to say of it; needed for a note
 */
public record Moment(
        Phase phase,
        Instant at,
        String key,
        @Nullable String by,
        @Nullable String text,
        @Nullable String url) {

    /** One that an incident has once by this origin: told again with another instant, it is put right. */
    public static Moment only(Phase phase, Instant at) {
        return new Moment(phase, at, phase.word(), null, null, null);
    }
}

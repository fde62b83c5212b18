package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note to an incident, which need not be known yet.
 *
 * @param incident what any source calls it, or our own key of it
 * @param knownAt when we heard of it
 * @param delivery in which it was said; null if it was not in one
 */
public record NoteReport(
        String origin,
        String source,
        String incident,
        Moment moment,
        Instant knownAt,
        @Nullable Long delivery) {

    public NoteReport fromDelivery(long number) {
        return new NoteReport(origin, source, incident, moment, knownAt, number);
    }
}

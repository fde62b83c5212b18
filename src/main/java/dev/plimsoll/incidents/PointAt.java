package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A point of an incident, and how it is known.
 *
 * @param at null if it is not known
 * @param event what happened then; where it is not known, what is missing
 * @param entry the entry of the timeline that it is taken from
 */
public record PointAt(
        @Nullable Instant at, String event, @Nullable String entry) {

    static PointAt of(Instant at, String event, @Nullable String entry) {
        return new PointAt(at, event, entry);
    }

    static PointAt missing(String what) {
        return new PointAt(null, what, null);
    }

    public boolean isKnown() {
        return at != null;
    }
}

package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are asked for; null narrows nothing.
 *
 * @param services one of them is affected; empty means that none fits
 * @param environment it is named, or it is of production and the incident names none that is known
 * @param isOpen whether nobody said that it is resolved
 * @param isUndecided only those of which a person should still say whether a change caused them
 * @param from the first instant at which they began
 * @param to the first instant after the window
 */
public record IncidentFilter(
        @Nullable List<Long> services,
        @Nullable Long environment,
        @Nullable Boolean isOpen,
        boolean isUndecided,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final IncidentFilter ALL = new IncidentFilter(null, null, null, false, null, null);
}

package dev.plimsoll.incidents.api;

import dev.plimsoll.deployments.AskedNames;
import dev.plimsoll.deployments.NameNotFound;
import dev.plimsoll.deployments.PageSize;
import dev.plimsoll.deployments.UnknownWord;
import dev.plimsoll.incidents.IncidentFilter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program asks of all incidents; all of it stands in the address.
 *
 * @param state {@code open} or {@code closed}
 * @param undecided only those of which a person should still say whether a change caused them
 * @param from the first instant
 * @param to the first instant after the window
 * @param limit how many on a page, 1 to 1000
 */
record IncidentsAsk(
        @Nullable String service,
        @Nullable String environment,
        @Nullable String state,
        @Nullable Boolean undecided,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cursor,
        @Nullable Integer limit) {

    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    /**
     * @throws UnknownWord if the state is none
     * @throws NameNotFound if a name stands for nothing
     */
    IncidentFilter filter(AskedNames names) {
        var scope = names.scope(service, environment, null);
        return new IncidentFilter(
                scope.services(), scope.environment(), isOpen(), Boolean.TRUE.equals(undecided), from, to);
    }

    IncidentCursor after() {
        return IncidentCursor.of(cursor);
    }

    int size() {
        return PageSize.of(limit);
    }

    private @Nullable Boolean isOpen() {
        if (state == null || state.isBlank()) {
            return null;
        }
        return switch (state.strip()) {
            case OPEN -> true;
            case CLOSED -> false;
            default -> throw new UnknownWord("state", state, List.of(OPEN, CLOSED));
        };
    }
}

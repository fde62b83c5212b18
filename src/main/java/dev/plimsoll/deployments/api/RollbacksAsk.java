package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.RollbackFilter;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a program asks of all rollbacks; all of it stands in the address.
 *
 * @param from the first instant
 * @param to the first instant after the window
 * @param limit how many on a page, 1 to 1000
 */
record RollbacksAsk(
        @Nullable String service,
        @Nullable String environment,
        @Nullable String team,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cursor,
        @Nullable Integer limit) {

    private static final int LARGEST_PAGE = 1000;
    private static final int USUAL_PAGE = 100;

    /** @throws NameNotFound if a name stands for nothing */
    RollbackFilter filter(Names names) {
        var scope = names.scope(service, environment, team);
        return new RollbackFilter(scope.services(), scope.environment(), from, to);
    }

    Cursor after() {
        return cursor == null || cursor.isBlank() ? Cursor.START : Cursor.of(cursor);
    }

    int size() {
        return Math.max(1, Math.min(Objects.requireNonNullElse(limit, USUAL_PAGE), LARGEST_PAGE));
    }
}

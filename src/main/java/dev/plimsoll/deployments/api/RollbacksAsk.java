package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.AskedNames;
import dev.plimsoll.deployments.NameNotFound;
import dev.plimsoll.deployments.PageSize;
import dev.plimsoll.deployments.RollbackFilter;
import java.time.Instant;
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

    /** @throws NameNotFound if a name stands for nothing */
    RollbackFilter filter(AskedNames names) {
        var scope = names.scope(service, environment, team);
        return new RollbackFilter(scope.services(), scope.environment(), from, to);
    }

    Cursor after() {
        return Cursor.of(cursor);
    }

    int size() {
        return PageSize.of(limit);
    }
}

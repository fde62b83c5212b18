package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.AskedNames;
import dev.plimsoll.deployments.NameNotFound;
import dev.plimsoll.deployments.PageSize;
import dev.plimsoll.deployments.UnknownWord;
import dev.plimsoll.deployments.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a program asks of all deployments; all of it stands in the address.
 *
 * @param status the older name of {@code outcome}
 * @param from the first instant
 * @param to the first instant after the window
 * @param limit how many on a page, 1 to 1000
 */
record DeploymentsAsk(
        @Nullable String service,
        @Nullable String environment,
        @Nullable String team,
        @Nullable String kind,
        @Nullable String outcome,
        @Nullable String status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cursor,
        @Nullable Integer limit) {

    /**
     * @throws UnknownWord if a word is not on its list
     * @throws NameNotFound if a name stands for nothing
     */
    DeploymentFilter filter(AskedNames names) {
        return new DeploymentFilter(
                Words.one("kind", kind, Kind.values(), Kind::word),
                Words.one("outcome", outcome, Outcome.values(), Outcome::word),
                Words.one("status", status, Outcome.values(), Outcome::word),
                names.scope(service, environment, team),
                from,
                to);
    }

    Cursor after() {
        return Cursor.of(cursor);
    }

    int size() {
        return PageSize.of(limit);
    }
}

package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments a list shows.
 *
 * @param from the first instant
 * @param to the first instant after the window
 */
record DeploymentFilter(
        @Nullable Long service,
        @Nullable String environment,
        @Nullable String state,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Cursor after) {

    /** Those of one cell that happened until an instant, or all of them. */
    static DeploymentFilter until(long service, String environment, @Nullable Instant at) {
        return new DeploymentFilter(service, environment, null, null, at == null ? null : at.plusNanos(1000), null);
    }

    static DeploymentFilter of(long service, @Nullable String environment, @Nullable Cursor after) {
        return new DeploymentFilter(service, environment, null, null, null, after);
    }
}

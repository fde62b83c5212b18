package dev.plimsoll.gates;

import org.jspecify.annotations.Nullable;

/**
 * For what a policy holds in one environment: for a service, for all services of a team, or for all that have no policy of
 * their own.
 *
 * @param service the name now; null where it is not of one service
 * @param team the name now; null where it is not of one team
 */
public record PolicyScope(
        @Nullable Long serviceId,
        @Nullable String service,
        @Nullable Long teamId,
        @Nullable String team,
        long environmentId,
        String environment) {

    /** Whether it is neither for one service nor for one team. */
    public boolean isOfAll() {
        return serviceId == null && teamId == null;
    }

    /** Such as {@code payment-service to production}. */
    public String text() {
        var what = service != null ? service : team != null ? "each service of " + team : "each service";
        return what + " to " + environment;
    }
}

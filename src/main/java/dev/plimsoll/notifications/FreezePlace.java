package dev.plimsoll.notifications;

import dev.plimsoll.access.Approver;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Where a freeze holds, by names; null for everywhere.
 *
 * @param team whose services; where it is for one service, the team that owns it
 * @param tier of the environment
 */
record FreezePlace(
        @Nullable String service,
        @Nullable String team,
        @Nullable String environment,
        @Nullable String tier) {

    /** Whether somebody might have to approve something there. */
    boolean concerns(Approver person) {
        return person.grants().stream()
                .anyMatch(grant -> meets(grant.team(), team) && meets(grant.environment(), environment));
    }

    boolean isProduction() {
        return tier == null || tier.equals("production");
    }

    /** Such as {@code payment-service to production}. */
    String text() {
        var parts = new ArrayList<String>();
        if (service != null) {
            parts.add(service);
        } else {
            parts.add(team == null ? "all services" : "the services of " + team);
        }
        parts.add(environment == null ? "in all environments" : "in " + environment);
        return String.join(" ", parts);
    }

    private static boolean meets(@Nullable String limit, @Nullable String place) {
        return limit == null || place == null || limit.equalsIgnoreCase(place);
    }
}

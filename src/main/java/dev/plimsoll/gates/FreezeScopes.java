package dev.plimsoll.gates;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of what freezes are for, by their numbers. */
public record FreezeScopes(Map<Long, String> services, Map<Long, String> teams, Map<Long, String> environments) {

    /** Such as {@code payment-service to production}, or {@code everything}. */
    public String of(Freeze freeze) {
        var what = freeze.serviceId() != null
                ? name(services, freeze.serviceId())
                : freeze.teamId() != null ? "each service of " + name(teams, freeze.teamId()) : null;
        var where = freeze.environmentId() == null ? null : name(environments, freeze.environmentId());
        return text(what, where);
    }

    private static String text(@Nullable String what, @Nullable String where) {
        if (what == null) {
            return where == null ? "everything" : "each service to " + where;
        }
        return where == null ? what + " everywhere" : what + " to " + where;
    }

    private static String name(Map<Long, String> names, long id) {
        return names.getOrDefault(id, "what is gone");
    }
}

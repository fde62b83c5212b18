package dev.plimsoll.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One role of one person.
 *
 * @param team the name of the only team it holds for, or null for all; only approvers are limited
 * @param environment the name of the only environment it holds for, or null for all
 */
public record Grant(
        Role role, @Nullable String team, @Nullable String environment) {

    public static Grant of(Role role) {
        return new Grant(role, null, null);
    }

    /** Such as {@code approver, team Payments, environment production}. */
    String text() {
        return role.word()
                + (team == null ? "" : ", team " + team)
                + (environment == null ? "" : ", environment " + environment);
    }

    boolean allowsApproving(@Nullable String otherTeam, @Nullable String otherEnvironment) {
        return role == Role.ADMIN
                || (role == Role.APPROVER && covers(team, otherTeam) && covers(environment, otherEnvironment));
    }

    private static boolean covers(@Nullable String mine, @Nullable String other) {
        return mine == null || (other != null && folded(mine).equals(folded(other)));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

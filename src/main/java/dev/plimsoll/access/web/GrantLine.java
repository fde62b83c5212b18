package dev.plimsoll.access.web;

import org.jspecify.annotations.Nullable;

/** One role of a person, where it holds, and who says so: {@code local} or a provider. */
record GrantLine(
        String role, @Nullable String team, @Nullable String environment, String origin) {

    public boolean isLocal() {
        return origin.equals("local");
    }

    /** Such as “in all environments, for Payments”. */
    public String where() {
        return !role.equals("approver")
                ? ""
                : "%s, %s"
                        .formatted(
                                team == null ? "for all teams" : "for " + team,
                                environment == null ? "in all environments" : "in " + environment);
    }
}

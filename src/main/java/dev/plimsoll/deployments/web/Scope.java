package dev.plimsoll.deployments.web;

import org.jspecify.annotations.Nullable;

/** Which services a query is about: one, those of a team, or all. */
record Scope(@Nullable String team, @Nullable Long service) {

    static Scope of(@Nullable String team) {
        return new Scope(team, null);
    }

    static Scope of(long service) {
        return new Scope(null, service);
    }
}

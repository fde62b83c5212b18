package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.WhatRuns;
import org.jspecify.annotations.Nullable;

/**
 * Which services a query is about: those of a team, the one of a name, or all.
 *
 * @param name the name of the one
 */
record Scope(@Nullable String team, @Nullable String name) {

    static final Scope ALL = new Scope(null, null);

    static Scope ofTeam(@Nullable String team) {
        return new Scope(team, null);
    }

    static Scope ofService(String name) {
        return new Scope(null, name);
    }

    WhatRuns.Asked asked() {
        return new WhatRuns.Asked(name, null, team);
    }

    /**
     * For a statement that calls the services {@code s} and has the parameters {@code team} and {@code service}. Only what
     * is asked stands in it, so that the planner knows how few they are.
     */
    String conditions() {
        if (name != null) {
            return "s.name = :service";
        }
        return team == null ? "true" : "s.team = :team";
    }
}

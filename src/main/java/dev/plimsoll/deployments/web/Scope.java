package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.WhatRuns;
import org.jspecify.annotations.Nullable;

/**
 * Which services a query is about: one, those of a team, or all.
 *
 * @param name the name of the one
 */
record Scope(
        @Nullable String team,
        @Nullable Long service,
        @Nullable String name) {

    static Scope of(@Nullable String team) {
        return new Scope(team, null, null);
    }

    static Scope of(MatrixService service) {
        return new Scope(null, service.id(), service.name());
    }

    WhatRuns.Asked asked() {
        return new WhatRuns.Asked(name, null, team);
    }
}

package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One service, as the catalogue publishes it. */
record ServiceLine(
        long id,
        String name,
        @Nullable Integer tier,
        @Nullable String team,
        Instant firstSeenAt) {

    MatrixService inMatrix() {
        return new MatrixService(id, name, team, tier);
    }
}

package dev.plimsoll.deployments.api;

import java.util.Locale;

/** How a deployment counts. */
enum Kind {
    BASELINE,
    CHANGE,
    REDEPLOY,
    ROLLBACK,
    CONFIG;

    /** As it stands in an address and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

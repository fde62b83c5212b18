package dev.plimsoll.deployments.web;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What runs in one part of an environment; all but the names are null where nothing does.
 *
 * @param sinceBefore whether it ran already when it was first seen
 * @param weight the share of the traffic in per cent, where it is known
 */
record BadgeRow(
        String service,
        String environment,
        @Nullable String state,
        @Nullable Long deploymentId,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable Instant since,
        @Nullable Boolean sinceBefore,
        @Nullable BigDecimal weight) {

    boolean isRunning() {
        return since != null && !"ended".equals(state) && (weight == null || weight.signum() > 0);
    }

    boolean isMixed() {
        return "mixed".equals(state);
    }

    /** Whether it was seen though nobody says to have brought it, and it was not there before. */
    boolean isUnexplained() {
        return deploymentId == null && !Boolean.TRUE.equals(sinceBefore);
    }

    Artifact artifact() {
        return new Artifact(sha, digest);
    }
}

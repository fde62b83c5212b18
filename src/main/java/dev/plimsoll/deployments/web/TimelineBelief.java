package dev.plimsoll.deployments.web;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is believed to have run in a lane from an instant on, until the next belief of that lane begins.
 *
 * @param lane its place in the list of lanes
 * @param state {@code running}, {@code mixed} or {@code ended}
 * @param deploymentId our number of the deployment that brought it; null if it was only seen
 * @param total how many beliefs begin in the window, those that are left out among them
 */
record TimelineBelief(
        int lane,
        Instant beganAt,
        String state,
        @Nullable Long deploymentId,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable BigDecimal weight,
        boolean sinceBefore,
        String basis,
        String reason,
        int total) {

    public boolean isEnded() {
        return state.equals("ended");
    }

    boolean isMixed() {
        return state.equals("mixed");
    }

    /** Whether it began with something seen that nobody had said, or that contradicts what was said. */
    boolean isContradiction() {
        return reason.equals("mismatch") || reason.equals("unexplained");
    }

    /** How it is called in a bar and in a sentence. */
    String shown() {
        if (sha != null || digest != null) {
            return new Artifact(sha, digest).shown();
        }
        return configHash == null ? "unknown version" : "configuration " + shortened(configHash);
    }

    private static String shortened(String hash) {
        return hash.length() <= 12 ? hash : hash.substring(0, 12) + "…";
    }
}

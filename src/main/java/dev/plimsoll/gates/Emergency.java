package dev.plimsoll.gates;

import java.time.Duration;
import java.time.Instant;

/**
 * Why somebody breaks the glass.
 *
 * @param reason at least 20 characters
 * @param incident where the trouble is written down
 * @param signedInAgainAt when he or she last proved who they are
 */
public record Emergency(String reason, String incident, Instant signedInAgainAt) {

    private static final int SHORTEST = 20;
    private static final Duration FRESH = Duration.ofMinutes(5);

    public Emergency {
        if (reason.strip().length() < SHORTEST) {
            throw new GateRefusal("reason", "Say in at least 20 characters why it cannot wait");
        }
        if (incident.isBlank()) {
            throw new GateRefusal("incident", "Say which incident it is for");
        }
    }

    boolean isFresh(Instant now) {
        return !signedInAgainAt.isAfter(now) && signedInAgainAt.isAfter(now.minus(FRESH));
    }
}

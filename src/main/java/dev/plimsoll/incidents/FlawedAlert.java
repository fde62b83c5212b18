package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert that could not be placed, or cannot be as it was said. */
public record FlawedAlert(
        long id,
        String name,
        String source,
        @Nullable String saidService,
        @Nullable String saidEnvironment,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean isServiceKnown,
        boolean isEnvironmentKnown) {

    /** What is wrong, in words. */
    public String flaw() {
        if (saidService == null) {
            return "It names no service";
        }
        if (!isServiceKnown) {
            return "Nobody has deployed a service “%s”".formatted(saidService);
        }
        if (saidEnvironment != null && !isEnvironmentKnown) {
            return "There is no environment “%s”".formatted(saidEnvironment);
        }
        return "It is said to have ended before it began";
    }
}

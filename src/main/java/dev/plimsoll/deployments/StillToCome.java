package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A program asks what is so at an instant that has not come yet. */
public class StillToCome extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** By as much the clock of a program may be ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final String parameter;

    private StillToCome(String parameter, Instant at) {
        super("\u201c%s\u201d of \u201c%s\u201d is still to come: ask for an instant that has passed, or leave it out."
                .formatted(at, parameter));
        this.parameter = parameter;
    }

    /** @throws StillToCome if it lies more than a minute ahead */
    public static void refuse(String parameter, @Nullable Instant at, Instant now) {
        if (at != null && at.isAfter(now.plus(TOLERANCE))) {
            throw new StillToCome(parameter, at);
        }
    }

    public String parameter() {
        return parameter;
    }
}

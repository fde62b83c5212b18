package dev.plimsoll.metrics;

import java.time.Instant;

/**
 * The measures of one part of a window.
 *
 * @param isComplete whether it lies wholly in the window and wholly in the past
 */
public record Bucket(Instant from, Instant to, boolean isComplete, Measures measures) {

    /** How long a part is, by the calendar of the organisation's zone. */
    public enum Size {
        DAY,
        WEEK,
        MONTH
    }
}

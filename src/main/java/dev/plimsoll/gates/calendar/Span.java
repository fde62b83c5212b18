package dev.plimsoll.gates.calendar;

import java.time.Duration;
import java.time.Instant;

/** From one instant, inclusive, to another, exclusive. */
public record Span(Instant from, Instant until) {

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    boolean isEmpty() {
        return !from.isBefore(until);
    }

    boolean overlaps(Instant otherFrom, Instant otherUntil) {
        return from.isBefore(otherUntil) && otherFrom.isBefore(until);
    }
}

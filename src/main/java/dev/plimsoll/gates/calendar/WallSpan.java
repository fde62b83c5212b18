package dev.plimsoll.gates.calendar;

import java.time.LocalDateTime;

/** From one time on a wall's clock, inclusive, to a later one, exclusive. */
record WallSpan(LocalDateTime from, LocalDateTime until) {

    /** Whether it shares some time with what lies between. */
    boolean overlaps(LocalDateTime otherFrom, LocalDateTime otherUntil) {
        return from.isBefore(otherUntil) && otherFrom.isBefore(until);
    }
}

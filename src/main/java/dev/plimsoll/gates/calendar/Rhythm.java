package dev.plimsoll.gates.calendar;

import java.time.LocalDateTime;
import java.util.stream.Stream;

/** When something is so on the clock of a wall: every week, once, or on dates that return. */
public sealed interface Rhythm permits Weekly, Once, Recurring {

    /** Those that share some time with what lies between, in the order of their beginning. */
    Stream<WallSpan> between(LocalDateTime from, LocalDateTime until);

    /** How people say it, such as {@code Fri 16:00 to Mon 08:00}. */
    String text();
}

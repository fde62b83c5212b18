package dev.plimsoll.gates.calendar;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Every week from one day and time to another, over midnight and over the weekend where the second comes earlier in the
 * week than the first.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record Weekly(DayOfWeek fromDay, LocalTime from, DayOfWeek untilDay, LocalTime until) implements Rhythm {

    public Weekly {
        if (fromDay == untilDay && from.equals(until)) {
            throw new CalendarInvalid("What begins and ends on %s at %s never or always holds: give it another end"
                    .formatted(day(fromDay), from));
        }
    }

    @Override
    public Stream<WallSpan> between(LocalDateTime start, LocalDateTime end) {
        var first = start.toLocalDate()
                .with(TemporalAdjusters.previousOrSame(fromDay))
                .minusWeeks(1)
                .atTime(from);
        return Stream.iterate(first, begin -> begin.isBefore(end), begin -> begin.plusWeeks(1))
                .map(this::span)
                .filter(span -> span.overlaps(start, end));
    }

    private WallSpan span(LocalDateTime begin) {
        var end =
                begin.toLocalDate().with(TemporalAdjusters.nextOrSame(untilDay)).atTime(until);
        return new WallSpan(begin, end.isAfter(begin) ? end : end.plusWeeks(1));
    }

    /** All the rest of the week. */
    public Weekly complement() {
        return new Weekly(untilDay, until, fromDay, from);
    }

    @Override
    public String text() {
        return fromDay == untilDay && from.isBefore(until)
                ? "%s %s to %s".formatted(day(fromDay), clock(from), clock(until))
                : "%s %s to %s %s".formatted(day(fromDay), clock(from), day(untilDay), clock(until));
    }

    private static String clock(LocalTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}

package dev.plimsoll.gates.calendar;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One time only.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record Once(LocalDateTime from, LocalDateTime until) implements Rhythm {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);

    public Once {
        if (!from.isBefore(until)) {
            throw new CalendarInvalid("It ends at %s, which is not after its beginning at %s: give a later end"
                    .formatted(DATE.format(until), DATE.format(from)));
        }
    }

    @Override
    public Stream<WallSpan> between(LocalDateTime start, LocalDateTime end) {
        return Stream.of(new WallSpan(from, until)).filter(span -> span.overlaps(start, end));
    }

    @Override
    public String text() {
        return DATE.format(from) + " to " + DATE.format(until);
    }
}

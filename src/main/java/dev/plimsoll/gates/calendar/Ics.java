package dev.plimsoll.gates.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Freezes as iCalendar (RFC 5545), so that other calendars can show them. */
public final class Ics {

    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter UTC = WALL.withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    public Ics() {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Plimsoll//Freezes//EN");
    }

    /**
     * Adds one.
     *
     * @param id by which a calendar knows it again
     * @param made when it was made; what returns each week begins with the first time after it
     */
    public Ics add(String id, String title, Rhythm rhythm, ZoneId zone, Instant made) {
        var first = first(rhythm, LocalDateTime.ofInstant(made, zone));
        line("BEGIN:VEVENT");
        line("UID:" + id);
        line("DTSTAMP:" + UTC.format(made) + "Z");
        line("DTSTART;TZID=%s:%s".formatted(zone.getId(), WALL.format(first.from())));
        line("DTEND;TZID=%s:%s".formatted(zone.getId(), WALL.format(first.until())));
        if (rhythm instanceof Weekly) {
            line("RRULE:FREQ=WEEKLY");
        } else if (rhythm instanceof Recurring recurring) {
            line("RRULE:" + recurring.rule());
        }
        line("SUMMARY:" + escaped(title));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
        return this;
    }

    /** The whole calendar, with lines that end as the standard has it. */
    public String text() {
        return text + "END:VCALENDAR\r\n";
    }

    private static WallSpan first(Rhythm rhythm, LocalDateTime made) {
        if (rhythm instanceof Once once) {
            return new WallSpan(once.from(), once.until());
        }
        if (rhythm instanceof Recurring recurring) {
            return new WallSpan(recurring.from(), recurring.until());
        }
        return rhythm.between(made, made.plusWeeks(2)).findFirst().orElseThrow();
    }

    private static String escaped(String title) {
        return title.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .mapToObj(Character::toString)
                .map(letter -> ",;\\".contains(letter) ? "\\" + letter : letter)
                .collect(Collectors.joining());
    }

    /** A longer line goes on in the next, which begins with a blank; never within a letter. */
    private void line(String line) {
        var length = 0;
        for (var point : line.codePoints().toArray()) {
            var letter = Character.toString(point);
            var bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                text.append("\r\n ");
                length = 1;
            }
            text.append(letter);
            length += bytes;
        }
        text.append("\r\n");
    }
}

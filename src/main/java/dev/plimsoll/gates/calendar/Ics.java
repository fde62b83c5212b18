package dev.plimsoll.gates.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Freezes as iCalendar (RFC 5545), so that other calendars can show them: each zone is described, so that what returns
 * stays right when clocks change.
 */
public final class Ics {

    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter UTC = WALL.withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final List<String> events = new ArrayList<>();
    private final Map<String, LocalDateTime> zones = new TreeMap<>();

    /**
     * Adds one.
     *
     * @param id by which a calendar knows it again
     * @param description more about it, in lines; empty for nothing
     * @param made when it was made; what returns each week begins with the first time after it
     */
    public Ics add(String id, String title, String description, Rhythm rhythm, ZoneId zone, Instant made) {
        var first = first(rhythm, LocalDateTime.ofInstant(made, zone));
        zones.merge(zone.getId(), first.from(), (one, other) -> one.isBefore(other) ? one : other);
        events.add("BEGIN:VEVENT");
        events.add("UID:" + id);
        events.add("DTSTAMP:" + UTC.format(made) + "Z");
        events.add("DTSTART;TZID=%s:%s".formatted(quoted(zone), WALL.format(first.from())));
        events.add("DTEND;TZID=%s:%s".formatted(quoted(zone), WALL.format(first.until())));
        if (rhythm instanceof Weekly) {
            events.add("RRULE:FREQ=WEEKLY");
        } else if (rhythm instanceof Recurring recurring) {
            events.add("RRULE:" + recurring.rule());
        }
        events.add("SUMMARY:" + escaped(title));
        if (!description.isBlank()) {
            events.add("DESCRIPTION:" + escaped(description));
        }
        events.add("TRANSP:TRANSPARENT");
        events.add("END:VEVENT");
        return this;
    }

    /** The whole calendar, with lines that end as the standard has it. */
    public String text() {
        var lines = new ArrayList<String>();
        lines.add("BEGIN:VCALENDAR");
        lines.add("VERSION:2.0");
        lines.add("PRODID:-//Plimsoll//Freezes//EN");
        lines.add("CALSCALE:GREGORIAN");
        lines.add("X-WR-CALNAME:Freezes");
        zones.forEach((zone, first) -> lines.addAll(IcsZone.lines(ZoneId.of(zone), first)));
        lines.addAll(events);
        lines.add("END:VCALENDAR");
        var text = new StringBuilder();
        lines.forEach(line -> fold(line, text));
        return text.toString();
    }

    private static WallSpan first(Rhythm rhythm, LocalDateTime made) {
        if (rhythm instanceof Once once) {
            return new WallSpan(once.from(), once.until());
        }
        if (rhythm instanceof Recurring recurring) {
            return recurring.first();
        }
        return rhythm.between(made, made.plusWeeks(2)).findFirst().orElseThrow();
    }

    /** An offset such as +02:00 would end the name of the zone at its colon. */
    private static String quoted(ZoneId zone) {
        return zone.getId().contains(":") ? "\"" + zone.getId() + "\"" : zone.getId();
    }

    /** Lines stay lines; what else controls a terminal or a parser is left out. */
    private static String escaped(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(point -> point == '\n' || !Character.isISOControl(point))
                .mapToObj(Character::toString)
                .map(letter -> letter.equals("\n") ? "\\n" : ",;\\".contains(letter) ? "\\" + letter : letter)
                .collect(Collectors.joining());
    }

    /** A longer line goes on in the next, which begins with a blank; never within a letter. */
    private static void fold(String line, StringBuilder text) {
        var length = 0;
        for (var point :
                line.codePoints().filter(it -> !Character.isISOControl(it)).toArray()) {
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

package dev.plimsoll.gates.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A time zone as iCalendar wants it beside the times that name it (RFC 5545, 3.6.5): its offset from the year before the
 * first event on, and each change of it; as a rule where the changes of forty years follow one, else each of them.
 */
final class IcsZone {

    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final int YEARS = 40;

    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private IcsZone(ZoneId zone) {
        this.zone = zone;
    }

    /** The lines of its VTIMEZONE. */
    static List<String> lines(ZoneId zone, LocalDateTime firstEvent) {
        var described = new IcsZone(zone);
        described.describe(firstEvent.toLocalDate().withDayOfYear(1).minusYears(1));
        return described.lines;
    }

    private void describe(LocalDate since) {
        var begin = since.atStartOfDay(zone);
        lines.add("BEGIN:VTIMEZONE");
        lines.add("TZID:" + zone.getId());
        observance(begin.toInstant(), begin.toLocalDateTime(), begin.getOffset(), begin.getOffset(), List.of());
        changes(begin.toInstant(), since.plusYears(YEARS)).values().forEach(this::change);
        lines.add("END:VTIMEZONE");
    }

    /** By what changes into what, and in which month. */
    private Map<String, List<ZoneOffsetTransition>> changes(Instant since, LocalDate until) {
        var changes = new LinkedHashMap<String, List<ZoneOffsetTransition>>();
        var next = zone.getRules().nextTransition(since);
        while (next != null && next.getDateTimeBefore().toLocalDate().isBefore(until)) {
            var kind = "%s %s %s"
                    .formatted(
                            next.getOffsetBefore(),
                            next.getOffsetAfter(),
                            next.getDateTimeBefore().getMonth());
            changes.computeIfAbsent(kind, unseen -> new ArrayList<>()).add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }

    private void change(List<ZoneOffsetTransition> same) {
        var first = same.get(0);
        var times = same.stream().map(ZoneOffsetTransition::getDateTimeBefore).toList();
        observance(
                first.getInstant(),
                first.getDateTimeBefore(),
                first.getOffsetBefore(),
                first.getOffsetAfter(),
                repetition(times));
    }

    private void observance(Instant at, LocalDateTime local, ZoneOffset from, ZoneOffset to, List<String> repetition) {
        var kind = zone.getRules().isDaylightSavings(at) ? "DAYLIGHT" : "STANDARD";
        lines.add("BEGIN:" + kind);
        lines.add("DTSTART:" + WALL.format(local));
        lines.add("TZOFFSETFROM:" + offset(from));
        lines.add("TZOFFSETTO:" + offset(to));
        lines.addAll(repetition);
        lines.add("END:" + kind);
    }

    private static List<String> repetition(List<LocalDateTime> times) {
        var first = times.get(0);
        var isYearly = times.size() >= YEARS - 2
                && times.stream()
                        .allMatch(time -> time.getDayOfWeek() == first.getDayOfWeek()
                                && time.toLocalTime().equals(first.toLocalTime()));
        var day = first.getDayOfWeek().name().substring(0, 2);
        if (isYearly && times.stream().allMatch(time -> isLast(time.toLocalDate()))) {
            return List.of("RRULE:FREQ=YEARLY;BYMONTH=%d;BYDAY=-1%s".formatted(first.getMonthValue(), day));
        }
        if (isYearly && times.stream().map(IcsZone::week).distinct().count() == 1) {
            return List.of(
                    "RRULE:FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s".formatted(first.getMonthValue(), week(first), day));
        }
        return times.size() == 1
                ? List.of()
                : List.of(times.stream().skip(1).map(WALL::format).collect(Collectors.joining(",", "RDATE:", "")));
    }

    private static boolean isLast(LocalDate date) {
        return date.plusWeeks(1).getMonth() != date.getMonth();
    }

    /** 1 for the first of its day of the week in the month. */
    private static int week(LocalDateTime time) {
        return (time.getDayOfMonth() - 1) / 7 + 1;
    }

    private static String offset(ZoneOffset offset) {
        var seconds = Math.abs(offset.getTotalSeconds());
        var sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        var text = "%s%02d%02d".formatted(sign, seconds / 3600, seconds % 3600 / 60);
        return seconds % 60 == 0 ? text : text + "%02d".formatted(seconds % 60);
    }
}

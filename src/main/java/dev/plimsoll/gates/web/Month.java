package dev.plimsoll.gates.web;

import dev.plimsoll.gates.calendar.Span;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A month on the clock of one zone, in whole weeks from Monday on, with what is frozen on each day.
 *
 * @param days all of them, those of the months before and after that fill the weeks too
 */
record Month(YearMonth of, ZoneId zone, List<Day> days) {

    private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMMM uuuu", Locale.ENGLISH);
    private static final int MOST_PARTS = 3;
    private static final YearMonth FIRST = YearMonth.of(2000, 1);
    private static final YearMonth LAST = YearMonth.of(2100, 12);

    /** Something that closes a gate at times: its title, where it is explained, and when. */
    record Closing(String title, String link, Stream<Span> spans) {}

    /** This month, where the text names none from 2000 to 2100. */
    static YearMonth named(@Nullable String text, YearMonth now) {
        try {
            var month = text == null ? now : YearMonth.parse(text.strip());
            return month.isBefore(FIRST) || month.isAfter(LAST) ? now : month;
        } catch (DateTimeException e) {
            return now;
        }
    }

    static LocalDate begin(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static LocalDate end(YearMonth month) {
        return month.atEndOfMonth()
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                .plusDays(1);
    }

    static Month of(YearMonth month, ZoneId zone, List<Closing> closings, Instant now) {
        var spans = closings.stream()
                .flatMap(closing -> closing.spans().map(span -> new Closed(closing, span)))
                .toList();
        var today = LocalDate.ofInstant(now, zone);
        var days = begin(month)
                .datesUntil(end(month))
                .map(date -> day(date, month, zone, spans, today))
                .toList();
        return new Month(month, zone, days);
    }

    private static Day day(LocalDate date, YearMonth month, ZoneId zone, List<Closed> spans, LocalDate today) {
        var begin = date.atStartOfDay(zone).toInstant();
        var end = date.plusDays(1).atStartOfDay(zone).toInstant();
        var parts = spans.stream()
                .filter(closed -> closed.span().from().isBefore(end)
                        && closed.span().until().isAfter(begin))
                .map(closed -> part(closed, begin, end, zone))
                .toList();
        return new Day(
                date,
                date.equals(today),
                YearMonth.from(date).equals(month),
                parts.stream().limit(MOST_PARTS).toList(),
                Math.max(0, parts.size() - MOST_PARTS));
    }

    private static Part part(Closed closed, Instant begin, Instant end, ZoneId zone) {
        var from = closed.span().from().isBefore(begin) ? begin : closed.span().from();
        var until = closed.span().until().isAfter(end) ? end : closed.span().until();
        return new Part(
                closed.of().title(),
                closed.of().link(),
                words(from.equals(begin), until.equals(end), from, until, zone),
                percent(begin, from, begin, end),
                percent(from, until, begin, end));
    }

    private static String words(boolean isFromBegin, boolean isToEnd, Instant from, Instant until, ZoneId zone) {
        if (isFromBegin && isToEnd) {
            return "all day";
        }
        var begins = CLOCK.format(LocalTime.ofInstant(from, zone));
        var ends = CLOCK.format(LocalTime.ofInstant(until, zone));
        return isFromBegin ? "until " + ends : isToEnd ? "from " + begins : begins + " to " + ends;
    }

    private static String percent(Instant from, Instant until, Instant begin, Instant end) {
        var part = Duration.between(from, until).toSeconds() * 100.0;
        return String.format(
                Locale.ROOT, "%.2f%%", part / Duration.between(begin, end).toSeconds());
    }

    public String title() {
        return TITLE.format(of);
    }

    public String before() {
        return of.minusMonths(1).toString();
    }

    public String after() {
        return of.plusMonths(1).toString();
    }

    private record Closed(Closing of, Span span) {}

    /**
     * One day.
     *
     * @param isOfMonth false for those that only fill a week
     * @param more how many parts are left out
     */
    record Day(LocalDate date, boolean isToday, boolean isOfMonth, List<Part> parts, int more) {

        public String title() {
            return DAY.format(date);
        }
    }

    /**
     * What is frozen of a day.
     *
     * @param words such as {@code from 16:00}
     * @param x where it begins, in per cent of the day
     * @param width how long it is, in per cent of the day
     */
    record Part(String title, String link, String words, String x, String width) {}
}

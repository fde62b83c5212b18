package dev.plimsoll.notifications;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** A week of the organisation's zone, from Monday on; it has an hour more or less where clocks change. */
record Week(LocalDate monday, ZoneId zone) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    static Week of(Instant at, ZoneId zone) {
        var day = LocalDate.ofInstant(at, zone);
        return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
    }

    Week before() {
        return new Week(monday.minusWeeks(1), zone);
    }

    /** The first instant. */
    Instant from() {
        return monday.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    Instant to() {
        return monday.plusWeeks(1).atStartOfDay(zone).toInstant();
    }

    LocalDate sunday() {
        return monday.plusDays(6);
    }

    /** Such as {@code 16 November to 22 November 2026}. */
    String words() {
        var first = monday.getYear() == sunday().getYear() ? DAY : DAY_OF_YEAR;
        return "%s to %s".formatted(first.format(monday), DAY_OF_YEAR.format(sunday()));
    }
}

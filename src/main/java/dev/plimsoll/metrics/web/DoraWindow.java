package dev.plimsoll.metrics.web;

import dev.plimsoll.deployments.PointInTime;
import dev.plimsoll.metrics.AskedWindow;
import dev.plimsoll.metrics.WindowRefused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The window that is asked about: days of the organisation's zone.
 *
 * @param from the first instant
 * @param to the first instant after it
 * @param asOf what was known at that instant; null for now
 * @param now the end of what can be known: now, or {@code asOf}
 */
record DoraWindow(Instant from, Instant to, @Nullable Instant asOf, Instant now, ZoneId zone) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    /**
     * @param zone of the organisation
     * @param reader in which an instant without an offset is meant
     * @throws WindowRefused if the address names no window
     */
    static DoraWindow of(DoraAsk ask, ZoneId zone, ZoneId reader, Instant present) {
        var asOf = asOf(ask.asOf(), reader, present);
        var now = (asOf == null ? present : asOf).truncatedTo(ChronoUnit.MICROS);
        var begin = ask.from() == null ? null : instant("from", ask.from(), 0, zone, reader, present);
        var end = ask.to() == null ? null : instant("to", ask.to(), 1, zone, reader, present);
        if (begin != null && !begin.isBefore(now)) {
            throw new WindowRefused("from", "A window that begins on %s is still to come.".formatted(ask.from()));
        }
        var asked = AskedWindow.of(begin, end, begin == null ? (Integer) ask.window() : null, now, zone);
        return new DoraWindow(asked.from(), asked.to().isAfter(now) ? now : asked.to(), asOf, now, zone);
    }

    private static @Nullable Instant asOf(@Nullable String text, ZoneId reader, Instant present) {
        if (text == null || PointInTime.isNow(text)) {
            return null;
        }
        var at = PointInTime.of(text, reader, present).orElseThrow(() -> unreadable("as_of", text));
        if (at.isAfter(present)) {
            throw new WindowRefused("as_of", "What will be known at %s cannot be told yet.".formatted(text));
        }
        return at;
    }

    /** A day of {@code to} is meant as a whole. */
    private static Instant instant(
            String name, String text, int daysLater, ZoneId zone, ZoneId reader, Instant present) {
        var day = day(text);
        return day == null
                ? PointInTime.of(text, reader, present).orElseThrow(() -> unreadable(name, text))
                : day.plusDays(daysLater).atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() < 1970 || day.getYear() > 9998 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static WindowRefused unreadable(String name, String text) {
        return new WindowRefused(name, "“%s” is no time: write it as 2026-11-16 or 2026-11-16T09:19.".formatted(text));
    }

    /** Days that the window touches. */
    public long days() {
        return ChronoUnit.DAYS.between(first(), last()) + 1;
    }

    /** Such as {@code 19 Aug to 16 Nov 2026}; with hours where it does not end or begin with a day. */
    public String words() {
        if (!isAtMidnight(from) || !(isAtMidnight(to) || to.equals(now))) {
            return "%s to %s".formatted(INSTANT.format(from.atZone(zone)), INSTANT.format(to.atZone(zone)));
        }
        if (first().equals(last())) {
            return DAY_OF_YEAR.format(first());
        }
        var begin = first().getYear() == last().getYear() ? DAY : DAY_OF_YEAR;
        return "%s to %s".formatted(begin.format(first()), DAY_OF_YEAR.format(last()));
    }

    /** What it is compared with. */
    public String before() {
        return isAtMidnight(from) && days() > 1
                ? "the %d days before".formatted(days())
                : "the same length of time before";
    }

    LocalDate first() {
        return LocalDate.ofInstant(from, zone);
    }

    LocalDate last() {
        return LocalDate.ofInstant(to.minusNanos(1), zone);
    }

    private boolean isAtMidnight(Instant at) {
        return at.equals(LocalDate.ofInstant(at, zone).atStartOfDay(zone).toInstant());
    }
}

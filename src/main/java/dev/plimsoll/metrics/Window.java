package dev.plimsoll.metrics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window of the organisation's calendar, and what of it was watched: from the day of the first event on, until now.
 *
 * @param unheard when nobody said anything of it, the earliest first
 * @param until the instant up to which anything can be known: now, or the one that was asked for
 */
record Window(
        Instant from, Instant to, Instant until, @Nullable Instant firstAt, ZoneId zone, List<Unheard> unheard) {

    /** Fractions of days are not exact: a millisecond is about this. */
    private static final double NOTHING = 1e-8;

    boolean isBeforeFirstEvent() {
        return firstAt == null || !to.isAfter(startOfDay(firstAt));
    }

    Window between(Instant begin, Instant end) {
        return new Window(begin, end, until, firstAt, zone, unheard);
    }

    /** Calendar days that were watched, with fractions at the ends; a day of 23 or 25 hours is one. 0 if there are none. */
    double days() {
        var days = days(begin(), end()) - daysUnheard();
        return days < NOTHING ? 0 : days;
    }

    /** How many more there are of which nobody said anything. */
    double daysUnheard() {
        return unheardOf().stream()
                .mapToDouble(one -> days(one.from(), one.until()))
                .sum();
    }

    /** What of it nobody said anything of. */
    List<Unheard> unheardOf() {
        return unheard.stream()
                .filter(one -> one.overlaps(begin(), end()))
                .map(one -> one.between(begin(), end()))
                .toList();
    }

    boolean isUnheard() {
        return days() == 0 && daysUnheard() > 0;
    }

    /** What nobody has ever reported anything of was not watched at all. */
    private Instant begin() {
        if (firstAt == null) {
            return end();
        }
        return startOfDay(firstAt).isBefore(from) ? from : startOfDay(firstAt);
    }

    private Instant end() {
        return to.isBefore(until) ? to : until;
    }

    private double days(Instant begin, Instant end) {
        return begin.isBefore(end) ? ordinal(end) - ordinal(begin) : 0;
    }

    /** Weeks that lie in what was watched wholly, from Monday on. */
    List<Deployed.Span> completeWeeks() {
        return weeks().stream()
                .filter(this::isComplete)
                .map(week -> Deployed.Span.of(week.from(), week.to()))
                .toList();
    }

    /** Every week that the window touches. */
    List<Part> weeks() {
        return parts(Bucket.Size.WEEK);
    }

    boolean isComplete(Part part) {
        var isWatched = firstAt != null && !part.from().isBefore(startOfDay(firstAt));
        return isWatched
                && unheard.stream().noneMatch(one -> one.overlaps(part.from(), part.to()))
                && !part.from().isBefore(from)
                && !part.to().isAfter(to)
                && !part.to().isAfter(until);
    }

    List<Part> parts(Bucket.Size size) {
        var parts = new ArrayList<Part>();
        var day = first(size, from.atZone(zone).toLocalDate());
        while (day.atStartOfDay(zone).toInstant().isBefore(to)) {
            var next = next(size, day);
            parts.add(new Part(
                    day.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant()));
            day = next;
        }
        return parts;
    }

    long dayOf(long millis) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate().toEpochDay();
    }

    private static LocalDate first(Bucket.Size size, LocalDate day) {
        return switch (size) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate next(Bucket.Size size, LocalDate day) {
        return switch (size) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.plusWeeks(1);
            case MONTH -> day.plusMonths(1);
        };
    }

    private Instant startOfDay(Instant at) {
        return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private double ordinal(Instant at) {
        var day = at.atZone(zone).toLocalDate();
        var start = day.atStartOfDay(zone).toInstant();
        var length = Duration.between(start, day.plusDays(1).atStartOfDay(zone).toInstant());
        return day.toEpochDay() + (double) Duration.between(start, at).toMillis() / length.toMillis();
    }

    /** Part of the calendar. */
    record Part(Instant from, Instant to) {}
}

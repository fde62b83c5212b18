package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How far apart the ticks of an axis are: so many minutes of local time, days, or months; the first that is not 0.
 *
 * <p>Where clocks are put forward the times that do not exist get no tick; where they are put back both get one.
 */
record TickStep(int minutes, int days, int months) {

    /** The most ticks that the axis has room for. */
    static final int MOST = 12;

    private static final List<TickStep> STEPS = Stream.concat(
                    Stream.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720).map(n -> new TickStep(n, 0, 0)),
                    Stream.concat(
                            Stream.of(1, 2, 7, 14).map(n -> new TickStep(0, n, 0)),
                            Stream.of(1, 2, 3).map(n -> new TickStep(0, 0, n))))
            .toList();

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    /** The closest that leaves room for the labels. */
    static TickStep of(Duration window) {
        return STEPS.stream()
                .filter(step -> window.toMinutes() / step.atLeast().toMinutes() < MOST)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
    }

    List<Instant> ticks(TimeWindow window, ZoneId zone) {
        var ticks = new ArrayList<Instant>();
        var last = LocalDate.ofInstant(window.to(), zone);
        for (var day = LocalDate.ofInstant(window.from(), zone); !day.isAfter(last); day = day.plusDays(1)) {
            onDay(day, zone).filter(window::contains).forEach(ticks::add);
        }
        return ticks;
    }

    String label(ZonedDateTime at, boolean isDay) {
        if (months > 0) {
            return MONTH.format(at);
        }
        return days > 2 ? DATE.format(at) : isDay ? WEEKDAY.format(at) : CLOCK.format(at);
    }

    private Stream<Instant> onDay(LocalDate day, ZoneId zone) {
        if (minutes > 0) {
            return Stream.iterate(0, minute -> minute < 1440, minute -> minute + minutes)
                    .flatMap(minute -> at(day, LocalTime.ofSecondOfDay(minute * 60L), zone))
                    .sorted();
        }
        var isTick = months > 0
                ? day.getDayOfMonth() == 1 && (day.getMonthValue() - 1) % months == 0
                : Math.floorMod(day.toEpochDay() + 3, days) == 0; // the epoch was a Thursday: weeks begin on Monday
        return isTick ? Stream.of(day.atStartOfDay(zone).toInstant()) : Stream.of();
    }

    /** Midnight may be what clocks jump over: the day begins after it all the same. */
    private static Stream<Instant> at(LocalDate day, LocalTime time, ZoneId zone) {
        if (time.equals(LocalTime.MIDNIGHT)) {
            return Stream.of(day.atStartOfDay(zone).toInstant());
        }
        var local = day.atTime(time);
        return zone.getRules().getValidOffsets(local).stream().map(local::toInstant);
    }

    private Duration atLeast() {
        return Duration.ofMinutes(minutes).plusDays(days).plusDays(28L * months);
    }
}

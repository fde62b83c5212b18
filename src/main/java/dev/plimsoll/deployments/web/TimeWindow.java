package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of history that is looked at.
 *
 * @param from the first instant
 * @param to the first instant after it
 * @param isLive whether it ends now and moves on with time
 */
record TimeWindow(Instant from, Instant to, boolean isLive) {

    /**
     * @param zone what local times are in
     * @throws TimelineRefused if it ends before it begins or is longer than {@link TimeRange#MOST}
     */
    static TimeWindow of(TimelineAsk ask, ZoneId zone, Instant now) {
        var range = ask.range() == null ? TimeRange.USUAL : TimeRange.parse(ask.range());
        var from = ask.from() == null ? null : TimeText.parse("from", ask.from(), zone);
        var to = ask.to() == null ? null : TimeText.parse("to", ask.to(), zone);
        if (from == null && to == null) {
            return ask.at() == null || ask.range() != null
                    ? endingAt(now, range)
                    : holding(TimeText.parse("at", ask.at(), zone), now);
        }
        return checked(of(from, to, range));
    }

    static TimeWindow endingAt(Instant now, Duration length) {
        return new TimeWindow(now.minus(length), now, true);
    }

    /** A day with an instant in its middle, or as far to its middle as now lets it. */
    static TimeWindow holding(Instant at, Instant now) {
        var end = at.plus(TimeRange.USUAL.dividedBy(2));
        return end.isBefore(now)
                ? new TimeWindow(end.minus(TimeRange.USUAL), end, false)
                : endingAt(now, TimeRange.USUAL);
    }

    Duration length() {
        return Duration.between(from, to);
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    TimeWindow earlier() {
        var step = length().dividedBy(2);
        return new TimeWindow(from.minus(step), to.minus(step), false);
    }

    /** At most until now; from there on it moves with time. */
    TimeWindow later(Instant now) {
        var step = length().dividedBy(2);
        return to.plus(step).isBefore(now)
                ? new TimeWindow(from.plus(step), to.plus(step), false)
                : endingAt(now, length());
    }

    TimeWindow wider(@Nullable Instant about, Instant now) {
        var longer = length().multipliedBy(2);
        return scaled(longer.compareTo(TimeRange.MOST) > 0 ? TimeRange.MOST : longer, about, now);
    }

    TimeWindow closer(@Nullable Instant about, Instant now) {
        var shorter = length().dividedBy(2);
        return scaled(shorter.compareTo(TimeRange.LEAST) < 0 ? TimeRange.LEAST : shorter, about, now);
    }

    /** The window around what lies between two instants, with some room on both sides. */
    static TimeWindow around(Instant first, Instant last) {
        var room = Duration.between(first, last).dividedBy(8).plusSeconds(30);
        return new TimeWindow(first.minus(room), last.plus(room), false);
    }

    private TimeWindow scaled(Duration length, @Nullable Instant about, Instant now) {
        if (isLive && about == null) {
            return endingAt(now, length);
        }
        var middle = about == null ? from.plus(length().dividedBy(2)) : about;
        var begin = middle.minus(length.dividedBy(2));
        var end = begin.plus(length);
        return end.isBefore(now) || end.isBefore(to) ? new TimeWindow(begin, end, false) : endingAt(now, length);
    }

    private static TimeWindow of(@Nullable Instant from, @Nullable Instant to, Duration range) {
        if (from != null && to != null) {
            return new TimeWindow(from, to, false);
        }
        return from != null ? new TimeWindow(from, from.plus(range), false) : fixedUntil(to, range);
    }

    private static TimeWindow fixedUntil(@Nullable Instant to, Duration range) {
        var end = Objects.requireNonNull(to);
        return new TimeWindow(end.minus(range), end, false);
    }

    private static TimeWindow checked(TimeWindow window) {
        if (!window.from.isBefore(window.to)) {
            throw new TimelineRefused("The window ends at %s, and that is not after %s, where it begins."
                    .formatted(window.to, window.from));
        }
        TimeRange.checked(window.length());
        return window;
    }
}

package dev.plimsoll.gates.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rhythm on the clock of one zone.
 *
 * @param isClosed whether it says when a gate is closed, and not when it is open; the two differ in the hour that comes
 *     twice
 */
public record Schedule(Rhythm rhythm, ZoneId zone, boolean isClosed) {

    /** Wall time and instants are never further apart than this; a gap or an overlap moves an end by less. */
    private static final int MARGIN_DAYS = 2;

    public static Schedule closed(Rhythm rhythm, ZoneId zone) {
        return new Schedule(rhythm, zone, true);
    }

    public static Schedule open(Rhythm rhythm, ZoneId zone) {
        return new Schedule(rhythm, zone, false);
    }

    /** Those that share some time with what lies between, in the order of their beginning. */
    public Stream<Span> between(Instant from, Instant until) {
        return rhythm.between(wall(from).minusDays(MARGIN_DAYS), wall(until).plusDays(MARGIN_DAYS))
                .map(this::span)
                .filter(span -> !span.isEmpty() && span.overlaps(from, until));
    }

    /** The one that contains an instant and ends last. */
    public Optional<Span> at(Instant at) {
        return between(at, at.plusNanos(1)).max(Comparator.comparing(Span::until));
    }

    private Span span(WallSpan span) {
        return isClosed
                ? new Span(WallClock.closing(span.from(), zone), WallClock.opening(span.until(), zone))
                : new Span(WallClock.opening(span.from(), zone), WallClock.closing(span.until(), zone));
    }

    private LocalDateTime wall(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }
}

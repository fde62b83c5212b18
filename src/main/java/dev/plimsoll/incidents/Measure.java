package dev.plimsoll.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One measure of an incident, with the two instants that it lies between. A measure that lacks one is not zero: it has no
 * value, and says what is missing.
 *
 * @param reason why there is no value; null if there is one
 */
public record Measure(
        MeasureKind kind,
        PointAt from,
        PointAt to,
        @Nullable String reason) {

    static List<Measure> all(Map<Point, PointAt> points) {
        return Arrays.stream(MeasureKind.values())
                .map(kind -> of(
                        kind,
                        Objects.requireNonNull(points.get(kind.from())),
                        Objects.requireNonNull(points.get(kind.to()))))
                .toList();
    }

    private static Measure of(MeasureKind kind, PointAt from, PointAt to) {
        return new Measure(kind, from, to, reason(from, to));
    }

    private static @Nullable String reason(PointAt from, PointAt to) {
        if (!to.isKnown()) {
            return to.event();
        }
        if (!from.isKnown()) {
            return from.event();
        }
        return Objects.requireNonNull(to.at()).isBefore(Objects.requireNonNull(from.at()))
                ? "“%s” lies before “%s”".formatted(to.event(), from.event())
                : null;
    }

    /** Null where there is a {@link #reason}. */
    public @Nullable Duration value() {
        Instant begin = from.at();
        Instant end = to.at();
        return reason != null || begin == null || end == null ? null : Duration.between(begin, end);
    }
}

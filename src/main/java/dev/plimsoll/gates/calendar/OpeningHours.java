package dev.plimsoll.gates.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a gate is open: within a window, if there are any, and outside every closure.
 *
 * @param windows none for always
 */
public record OpeningHours(List<Schedule> windows, List<Closure> closures) {

    private static final Duration FURTHEST = Duration.ofDays(800);
    private static final int MOST_STEPS = 500;

    /** The closures that contain an instant, the one that lasts longest first. */
    public List<Closure> closedBy(Instant at) {
        return closures.stream()
                .filter(closure -> closure.schedule().at(at).isPresent())
                .sorted(Comparator.comparing((Closure closure) -> end(closure, at))
                        .reversed())
                .toList();
    }

    public boolean isOpen(Instant at) {
        return isInWindow(at)
                && closures.stream()
                        .allMatch(closure -> closure.schedule().at(at).isEmpty());
    }

    /** When it is next open, which may be now; empty if not in the next two years. */
    public Optional<Instant> nextOpening(Instant at) {
        var next = at;
        for (var step = 0; step < MOST_STEPS && Duration.between(at, next).compareTo(FURTHEST) < 0; step++) {
            if (isOpen(next)) {
                return Optional.of(next);
            }
            var closed = next;
            var later = afterClosures(closed).or(() -> nextWindow(closed));
            if (later.isEmpty()) {
                return Optional.empty();
            }
            next = later.get();
        }
        return Optional.empty();
    }

    /** When it next closes, if it is open; empty if not in the next four weeks. */
    public Optional<Instant> nextClosing(Instant at) {
        var horizon = at.plus(Duration.ofDays(28));
        var closings = closures.stream()
                .flatMap(closure -> closure.schedule().between(at, horizon).map(Span::from))
                .filter(from -> from.isAfter(at))
                .min(Comparator.naturalOrder());
        var ends = windows.stream()
                .flatMap(window -> window.at(at).stream())
                .map(Span::until)
                .max(Comparator.naturalOrder());
        return Optional.of(closings.orElse(horizon))
                .map(closing -> ends.filter(end -> end.isBefore(closing)).orElse(closing))
                .filter(closing -> closing.isBefore(horizon));
    }

    private Optional<Instant> afterClosures(Instant at) {
        return closures.stream()
                .flatMap(closure -> closure.schedule().at(at).stream())
                .map(Span::until)
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> nextWindow(Instant at) {
        return windows.stream()
                .flatMap(window -> window.between(at, at.plus(FURTHEST)).limit(1))
                .map(Span::from)
                .filter(from -> from.isAfter(at))
                .min(Comparator.naturalOrder());
    }

    private boolean isInWindow(Instant at) {
        return windows.isEmpty()
                || windows.stream().anyMatch(window -> window.at(at).isPresent());
    }

    private static Instant end(Closure closure, Instant at) {
        return closure.schedule().at(at).map(Span::until).orElse(at);
    }
}

package dev.plimsoll.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that failed, by the first of its roll-out.
 *
 * @param causes none if only a person says so
 */
record Failed(long number, long serviceId, Instant startedAt, Instant finishedAt, List<Cause> causes) {

    /** Why, and since when no longer. */
    record Cause(
            String kind,
            @Nullable Instant detectedAt,
            @Nullable Instant actedAt,
            @Nullable Instant restoredAt) {

        boolean isIncident() {
            return kind.equals("incident");
        }
    }

    /** Whether anything tells when it ended: of what only a person calls failed, nothing does. */
    boolean hasClock() {
        return !causes.isEmpty();
    }

    /** When all incidents were over; without one, when it was rolled back or mended. Null while it lasts. */
    @Nullable
    Instant restoredAt() {
        var incidents = causes.stream().filter(Cause::isIncident).toList();
        if (incidents.isEmpty()) {
            return causes.stream()
                    .map(Cause::restoredAt)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
        return incidents.stream().anyMatch(cause -> cause.restoredAt() == null)
                ? null
                : incidents.stream()
                        .map(cause -> Objects.requireNonNull(cause.restoredAt()))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    @Nullable
    Instant detectedAt() {
        return causes.stream()
                .map(Cause::detectedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Nullable
    Instant actedAt() {
        return causes.stream()
                .map(Cause::actedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** From when it began to take effect, in seconds; never negative. */
    double secondsUntil(Instant end) {
        return Math.max(0, Duration.between(startedAt, end).toMillis() / 1000.0);
    }
}

package dev.plimsoll.intake.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of deliveries ends: the next one begins right after it, whatever came in between.
 *
 * @param at to the microsecond, as the database keeps it
 */
record DeliveryCursor(Instant at, long id) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,17})-(\\d{1,18})");

    /** Reads a cursor from an address; one that is not ours is as good as none. */
    static Optional<DeliveryCursor> of(@Nullable String text) {
        var parts = SHAPE.matcher(text == null ? "" : text);
        return parts.matches()
                ? Optional.of(new DeliveryCursor(
                        Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                        Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /** As it stands in an address. */
    String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
}

package dev.plimsoll.deployments.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ends: the next one begins right after it, whatever was added in between.
 *
 * @param at to the microsecond, as the database keeps it
 */
record Cursor(Instant at, long id) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,17})-(\\d{1,18})");
    private static final long MICROS = 1_000_000;

    /** Reads a cursor from an address; one that is not ours is as good as none. */
    static Optional<Cursor> of(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var micros = Long.parseLong(parts.group(1));
        var at = Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000);
        return Optional.of(new Cursor(at, Long.parseLong(parts.group(2))));
    }

    /** As it stands in an address. */
    public String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
}

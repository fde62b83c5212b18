package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.PointInTime;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the instant that a page is to look at. */
final class AsOf {

    private AsOf() {}

    /**
     * The instant, or null for a blank text and for {@code now}.
     *
     * @param zone in which a text without an offset is meant
     * @throws InvalidInstant if it is no time, or lies ahead
     */
    static @Nullable Instant of(@Nullable String text, ZoneId zone, Instant now) {
        if (text == null || text.isBlank() || PointInTime.isNow(text)) {
            return null;
        }
        var instant = PointInTime.of(text, zone, now).orElseThrow(() -> InvalidInstant.unreadable(text));
        if (instant.isAfter(now)) {
            throw InvalidInstant.ahead(text);
        }
        return instant;
    }
}

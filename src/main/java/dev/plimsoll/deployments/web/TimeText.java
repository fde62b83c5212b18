package dev.plimsoll.deployments.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * An instant as it is typed: with {@code Z} or an offset, or as a local date and time in the reader's zone.
 *
 * <p>Where clocks are put back a local time means its first occurrence, where they are put forward the time after.
 */
final class TimeText {

    private TimeText() {}

    /**
     * @param name the parameter that it stands in
     * @throws TimelineRefused if it is none, or not of the years 1970 to 9999
     */
    static Instant parse(String name, String text, ZoneId zone) {
        try {
            var at = isLocal(text)
                    ? LocalDateTime.parse(text).atZone(zone).toInstant()
                    : OffsetDateTime.parse(withPlus(text)).toInstant();
            return checked(name, text, at);
        } catch (DateTimeException e) {
            throw notATime(name, text);
        }
    }

    /** Whether it means another instant to a reader elsewhere. */
    static boolean isLocal(String text) {
        return text.matches("[^T]*T[0-9:.]*");
    }

    /** As it stands in links: UTC, to the second. */
    static String of(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A plus sign in an address that nobody encoded arrives as a space. */
    private static String withPlus(String text) {
        return text.replace(' ', '+');
    }

    private static Instant checked(String name, String text, Instant at) {
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
            throw notATime(name, text);
        }
        return at;
    }

    private static TimelineRefused notATime(String name, String text) {
        return new TimelineRefused("“%s” is not a time that “%s” can be.".formatted(text, name));
    }
}

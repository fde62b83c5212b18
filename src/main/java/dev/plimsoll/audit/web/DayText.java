package dev.plimsoll.audit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The edge of a window as it is typed: a day such as {@code 2026-11-26} in the reader's zone, or an instant. */
final class DayText {

    private static final int LAST_YEAR = 9999;

    private DayText() {}

    /** The instant at which the window begins; null for a window without beginning. */
    static @Nullable Instant begin(String name, @Nullable String text, ZoneId zone) {
        return text == null ? null : edge(name, text, zone, 0);
    }

    /** The first instant after the window: a day is in it as a whole. */
    static @Nullable Instant end(String name, @Nullable String text, ZoneId zone) {
        return text == null ? null : edge(name, text, zone, 1);
    }

    private static Instant edge(String name, String text, ZoneId zone, int days) {
        try {
            // A plus sign that nobody encoded has become a blank.
            var at = text.contains("T")
                    ? OffsetDateTime.parse(text.replace(' ', '+')).toInstant()
                    : LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant();
            return checked(name, text, at);
        } catch (DateTimeException e) {
            throw new InvalidDay(name, text);
        }
    }

    private static Instant checked(String name, String text, Instant at) {
        var year = at.atZone(ZoneId.of("UTC")).getYear();
        if (year < 1 || year > LAST_YEAR) {
            throw new InvalidDay(name, text);
        }
        return at;
    }
}

package dev.plimsoll.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The window that somebody asks for, by its ends or by a number of days.
 *
 * @param from the first instant
 * @param to the first instant after the window
 */
public record AskedWindow(Instant from, Instant to) {

    /** How many years a window has at most, and how many it may end ahead. */
    public static final int MOST_YEARS = 10;

    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 3650;

    /**
     * Without {@code to} it ends now; without {@code from} it has {@code days} days, that of its end among them, 90 where
     * nobody says.
     *
     * @param now until when anything can be known
     * @param zone whose days are meant
     * @throws WindowRefused if it has no length, is too long, or ends too far ahead
     */
    public static AskedWindow of(
            @Nullable Instant from, @Nullable Instant to, @Nullable Integer days, Instant now, ZoneId zone) {
        if (days != null && from != null) {
            throw new WindowRefused("days", "Give either “days” or “from”, not both.");
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new WindowRefused("days", "“days” is a number from 1 to %d, not %d.".formatted(MOST_DAYS, days));
        }
        var until = to == null ? now.truncatedTo(ChronoUnit.MICROS) : to;
        if (until.isAfter(yearsAfter(now, zone))) {
            throw new WindowRefused("to", "“to” is %s: it may be at most %d years ahead.".formatted(until, MOST_YEARS));
        }
        var window = new AskedWindow(
                from == null ? midnight(until, Objects.requireNonNullElse(days, USUAL_DAYS), zone) : from, until);
        window.check(to == null, zone);
        return window;
    }

    private void check(boolean endsNow, ZoneId zone) {
        if (!from.isBefore(to)) {
            throw new WindowRefused(
                    endsNow ? "from" : "to",
                    "The window ends at %s%s and does not begin before that, but at %s: let “to” be after “from”."
                            .formatted(to, endsNow ? ", which is now," : "", from));
        }
        if (to.isAfter(yearsAfter(from, zone))) {
            throw new WindowRefused(
                    "from",
                    "The window is longer than %d years: let “from” be later or “to” earlier.".formatted(MOST_YEARS));
        }
    }

    private static Instant midnight(Instant end, int days, ZoneId zone) {
        var last = LocalDate.ofInstant(end.minusNanos(1), zone);
        var first = last.minusDays(days - 1L).atStartOfDay(zone).toInstant();
        return first.isBefore(Instant.EPOCH) ? Instant.EPOCH : first;
    }

    private static Instant yearsAfter(Instant at, ZoneId zone) {
        return at.atZone(zone).plusYears(MOST_YEARS).toInstant();
    }
}

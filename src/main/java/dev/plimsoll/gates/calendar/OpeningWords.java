package dev.plimsoll.gates.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says when a gate opens, such as {@code opens Mon 08:00 (in 63 h 13 min)}. */
public final class OpeningWords {

    private static final DateTimeFormatter THIS_WEEK = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter LATER = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final Duration WEEK = Duration.ofDays(6);
    private static final Duration DAYS = Duration.ofHours(100);

    private OpeningWords() {}

    public static String of(Instant opens, Instant now, ZoneId zone) {
        var left = Duration.between(now, opens);
        var format = left.compareTo(WEEK) < 0 ? THIS_WEEK : LATER;
        return "opens %s (in %s)".formatted(format.format(opens.atZone(zone)), lasting(left));
    }

    /** Rounded up to the minute: such as {@code 63 h 13 min}, or {@code 12 d 3 h} where it is far away. */
    public static String lasting(Duration length) {
        var minutes = length.plusMinutes(1).minusNanos(1).toMinutes();
        if (length.compareTo(DAYS) >= 0) {
            return "%d d %d h".formatted(minutes / 1440, minutes % 1440 / 60);
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }
}

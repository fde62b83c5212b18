package dev.plimsoll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Times as a reader sees them, in the reader's zone: templates know it as {@code #when}.
 *
 * <p>An absent instant is an empty text.
 */
public final class When {

    private static final DateTimeFormatter CLOCK = format("HH:mm");
    private static final DateTimeFormatter CLOCK_SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter THIS_WEEK = format("EEE HH:mm");
    private static final DateTimeFormatter THIS_YEAR = format("d MMM HH:mm");
    private static final DateTimeFormatter EARLIER = format("d MMM yyyy HH:mm");
    private static final DateTimeFormatter TYPED = format("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter TYPED_SECONDS = format("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DATE = format("EEE d MMM yyyy");
    private static final DateTimeFormatter FULL = format("EEE d MMM yyyy, HH:mm:ss");

    private final Clock clock;
    private final ZoneId zone;

    public When(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    public Instant now() {
        return clock.instant();
    }

    public ZoneId zone() {
        return zone;
    }

    /** Such as {@code 09:35}. */
    public String clock(@Nullable Instant at) {
        return at == null ? "" : CLOCK.format(local(at));
    }

    /** Such as {@code 09:35:12}. */
    public String clockSeconds(@Nullable Instant at) {
        return at == null ? "" : CLOCK_SECONDS.format(local(at));
    }

    /** As short as it is unambiguous: {@code 09:35} today, {@code Thu 14:06} within six days, else with the date. */
    public String moment(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        var local = local(at);
        return formatOf(local.toLocalDate()).format(local);
    }

    /** As somebody would type it: {@code 2026-11-16 09:35}, with seconds where there are any. */
    public String typed(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        var local = local(at);
        return (local.getSecond() == 0 ? TYPED : TYPED_SECONDS).format(local);
    }

    /** Such as {@code Mon 16 Nov 2026}. */
    public String date(@Nullable Instant at) {
        return at == null ? "" : DATE.format(local(at));
    }

    /** Such as {@code Mon 16 Nov 2026, 10:02:12 CET}. */
    public String full(@Nullable Instant at) {
        return at == null ? "" : FULL.format(local(at)) + " " + label(zone, at);
    }

    public String iso(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    /** How long ago: {@code 12 s}, {@code 27 min}, {@code 3 h}, {@code 3 d}. */
    public String age(@Nullable Instant at) {
        return at == null ? "" : largestUnit(Duration.between(at, now()));
    }

    /** In at most two units: {@code 45 s}, {@code 4 min}, {@code 1 h 12 min}, {@code 3 d 19 h}. */
    public String duration(@Nullable Duration length) {
        if (length == null) {
            return "";
        }
        if (length.toMinutes() < 1) {
            return length.toSeconds() + " s";
        }
        if (length.toHours() < 1) {
            return twoUnits(length.toMinutes(), "min", length.toMinutes() < 10 ? length.toSecondsPart() : 0, "s");
        }
        return length.toDays() < 1
                ? twoUnits(length.toHours(), "h", length.toMinutesPart(), "min")
                : twoUnits(length.toDays(), "d", length.toHoursPart(), "h");
    }

    /** The letters that people use for a zone at an instant, such as CET or CEST; its offset where there are none. */
    public static String label(ZoneId zone, Instant at) {
        var isSummer = zone.getRules().isDaylightSavings(at);
        var letters = TimeZone.getTimeZone(zone).getDisplayName(isSummer, TimeZone.SHORT, Locale.ENGLISH);
        return letters.isBlank() ? zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) : letters;
    }

    private DateTimeFormatter formatOf(LocalDate day) {
        var today = LocalDate.ofInstant(now(), zone);
        if (day.equals(today)) {
            return CLOCK;
        }
        if (day.isBefore(today) && day.isAfter(today.minusDays(7))) {
            return THIS_WEEK;
        }
        return day.getYear() == today.getYear() ? THIS_YEAR : EARLIER;
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }

    private static String largestUnit(Duration age) {
        if (age.isNegative()) {
            return "0 s";
        }
        if (age.toMinutes() < 1) {
            return age.toSeconds() + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
    }

    private static String twoUnits(long large, String largeUnit, long small, String smallUnit) {
        var text = "%d %s".formatted(large, largeUnit);
        return small == 0 ? text : "%s %d %s".formatted(text, small, smallUnit);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}

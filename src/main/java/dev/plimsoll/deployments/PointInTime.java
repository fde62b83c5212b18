package dev.plimsoll.deployments;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads an instant of the years 1970 to 9999 as it is written into an address or a field, for pages and calls alike; to
 * the microsecond, as the ledger keeps it.
 *
 * <p>Where clocks are put back a local time means its first occurrence, where they are put forward the time after.
 */
public final class PointInTime {

    /** Examples of all that is accepted. */
    public static final List<String> FORMS = List.of(
            "2026-11-16T09:19:00Z",
            "2026-11-16T10:19:00+01:00",
            "2026-11-16T09:19",
            "2026-11-16 09:19",
            "2026-11-16",
            "09:19",
            "now");

    private static final String NOW = "now";
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private PointInTime() {}

    /**
     * The instant, if the text has one of the {@link #FORMS}.
     *
     * @param zone in which a text without an offset is meant
     * @param now the day of a text without a date
     */
    public static Optional<Instant> of(String text, ZoneId zone, Instant now) {
        var plain = plain(text);
        List<Function<String, Instant>> forms = List.of(
                it -> OffsetDateTime.parse(it).toInstant(),
                it -> LocalDateTime.parse(it).atZone(zone).toInstant(),
                it -> LocalDate.parse(it).atStartOfDay(zone).toInstant(),
                it -> LocalTime.parse(it)
                        .atDate(LocalDate.ofInstant(now, zone))
                        .atZone(zone)
                        .toInstant());
        return isNow(text)
                ? Optional.of(now)
                : forms.stream()
                        .flatMap(form -> attempt(form, plain).stream())
                        .findFirst()
                        .filter(at -> !at.isBefore(Instant.EPOCH) && at.isBefore(END))
                        .map(at -> at.truncatedTo(ChronoUnit.MICROS));
    }

    public static boolean isNow(String text) {
        return text.strip().equalsIgnoreCase(NOW);
    }

    /** Whether it means another instant to a reader elsewhere, if it means one at all. */
    public static boolean isLocal(String text) {
        return !isNow(text)
                && attempt(it -> OffsetDateTime.parse(it).toInstant(), plain(text))
                        .isEmpty();
    }

    /** A blank between day and hour is a {@code T}; one before an offset is a plus sign that nobody encoded. */
    private static String plain(String text) {
        return text.strip()
                .replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (?=\\d\\d:)", "$1T")
                .replaceFirst("(?<=:\\d\\d(?:\\.\\d{1,9})?) (?=\\d\\d:\\d\\d$)", "+");
    }

    private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

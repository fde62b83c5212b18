package dev.plimsoll.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the spellings of an instant that are sent out there: with a T or a space, with an offset of any form, with {@code
 * UTC} or {@code Z}, with up to nine digits of a second; and seconds, also with a fraction, milliseconds, microseconds or
 * nanoseconds since 1970.
 * What is none of these, and what means "never", is null.
 */
public final class Times {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");
    private static final Pattern FRACTION = Pattern.compile("\\d{1,11}\\.\\d{1,18}(E\\d{1,2})?");
    private static final BigDecimal EARLIEST = BigDecimal.valueOf(100_000_000);
    private static final Pattern FINER_THAN_NANOS = Pattern.compile("(\\.\\d{9})\\d+");

    private static final DateTimeFormatter WITH_OFFSET = local().optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter();
    private static final DateTimeFormatter WITHOUT = local().toFormatter();

    /** The first number that can no longer be seconds, milliseconds or microseconds of a year before 5138. */
    private static final List<Long> LARGEST = List.of(100_000_000_000L, 100_000_000_000_000L, 100_000_000_000_000_000L);

    private Times() {}

    private static DateTimeFormatterBuilder local() {
        return new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendLiteral('T')
                .optionalEnd()
                .optionalStart()
                .appendLiteral(' ')
                .optionalEnd()
                .appendPattern("HH:mm[:ss]")
                .optionalStart()
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .optionalEnd();
    }

    /** The instant that a text says; of one without an offset nobody can tell, so that it is null. */
    public static @Nullable Instant of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (FRACTION.matcher(text).matches()) {
            return ofFraction(new BigDecimal(text));
        }
        return NUMBER.matcher(text).matches() ? ofEpoch(text) : known(offset(clean(text)));
    }

    /** As {@link #of}; a text without an offset is taken for UTC. */
    public static @Nullable Instant ofUtc(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var found = of(text);
        return found != null ? found : known(parsed(clean(text), WITHOUT).map(at -> at.toInstant(ZoneOffset.UTC)));
    }

    /** The first of these places in a tree at which there is an instant. */
    public static @Nullable Instant first(Tree tree, String... fields) {
        for (var field : fields) {
            var at = of(tree.text(field.split("\\.")));
            if (at != null) {
                return at;
            }
        }
        return null;
    }

    private static String clean(String text) {
        var zoned = text.strip().replaceFirst("\\s*(UTC|GMT|utc)$", "Z");
        return FINER_THAN_NANOS.matcher(zoned).replaceFirst("$1");
    }

    private static Optional<Instant> offset(String text) {
        try {
            return Optional.of(WITH_OFFSET.parse(text, OffsetDateTime::from).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(format.parse(text, LocalDateTime::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant ofEpoch(String digits) {
        try {
            var number = Long.parseLong(digits);
            var at = number < LARGEST.get(0)
                    ? Instant.ofEpochSecond(number)
                    : number < LARGEST.get(1)
                            ? Instant.ofEpochMilli(number)
                            : number < LARGEST.get(2)
                                    ? Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000)
                                    : Instant.ofEpochSecond(number / 1_000_000_000, number % 1_000_000_000);
            return known(Optional.of(at));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant ofFraction(BigDecimal seconds) {
        return seconds.compareTo(EARLIEST) > 0 && seconds.compareTo(BigDecimal.valueOf(LARGEST.get(0))) < 0
                ? known(Optional.of(Instant.ofEpochSecond(
                        seconds.longValue(),
                        seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue())))
                : null;
    }

    /** Zero, and the year 1, say that there is none. */
    private static @Nullable Instant known(Optional<Instant> at) {
        return at.filter(instant -> instant.isAfter(Instant.EPOCH)).orElse(null);
    }
}

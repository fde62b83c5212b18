package dev.plimsoll.deployments.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an instant as people write it into an address or a field. */
final class AsOf {

    private AsOf() {}

    /**
     * The instant, or null for a blank text and for {@code now}.
     *
     * @param zone in which a text without an offset is meant
     * @throws InvalidInstant if it is no time, or lies ahead
     */
    static @Nullable Instant of(@Nullable String text, ZoneId zone, Instant now) {
        if (text == null || text.isBlank() || text.strip().equalsIgnoreCase("now")) {
            return null;
        }
        var instant = parse(text.strip(), zone, now).orElseThrow(() -> InvalidInstant.unreadable(text));
        if (instant.isAfter(now)) {
            throw InvalidInstant.ahead(text);
        }
        return instant;
    }

    private static Optional<Instant> parse(String text, ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        List<Function<String, Instant>> forms = List.of(
                // A plus sign that nobody encoded has become a blank.
                it -> OffsetDateTime.parse(it.replaceFirst(" (\\d\\d:\\d\\d)$", "+$1"))
                        .toInstant(),
                it -> LocalDateTime.parse(it.replace(' ', 'T')).atZone(zone).toInstant(),
                it -> LocalDate.parse(it).atStartOfDay(zone).toInstant(),
                it -> LocalTime.parse(it).atDate(today).atZone(zone).toInstant());
        return forms.stream().flatMap(form -> attempt(form, text).stream()).findFirst();
    }

    private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

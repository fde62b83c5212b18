package dev.plimsoll.metrics.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.deployments.PointInTime;
import dev.plimsoll.metrics.AskedWindow;
import dev.plimsoll.metrics.WindowRefused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a reader wants to see under the rules of others; all of it stands in the address, as on the page of the measures.
 *
 * @param days how far back, one of {@link #WINDOWS}; another text is as good as none
 * @param from the first day or instant
 * @param to the last day, or the first instant after the window
 */
record PlaygroundAsk(
        @Nullable String service,
        @Nullable String team,
        @Nullable String environment,
        @Nullable String days,
        @Nullable String from,
        @Nullable String to) {

    private static final List<Integer> WINDOWS = List.of(7, 30, 90, 365);
    private static final int USUAL = 90;

    PlaygroundAsk {
        service = blankToNull(service);
        team = blankToNull(team);
        environment = blankToNull(environment);
        days = blankToNull(days);
        from = blankToNull(from);
        to = blankToNull(to);
    }

    /**
     * @param zone of the organisation, whose days are meant
     * @param reader the zone of the reader, in which a time without an offset is meant
     * @throws WindowRefused if the address names no window
     */
    AskedWindow window(ZoneId zone, ZoneId reader, Instant now) {
        var begin = from == null ? null : instant("from", from, 0, zone, reader, now);
        var end = to == null ? null : instant("to", to, 1, zone, reader, now);
        return AskedWindow.of(begin, end, begin == null ? (Integer) length() : null, now, zone);
    }

    /** A day of {@code to} is meant as a whole. */
    private static Instant instant(String name, String text, int daysLater, ZoneId zone, ZoneId reader, Instant now) {
        var day = day(text);
        return day == null
                ? PointInTime.of(text, reader, now)
                        .orElseThrow(() -> new WindowRefused(
                                name, "“%s” is no time: write it as 2026-11-16 or 2026-11-16T09:19.".formatted(text)))
                : day.plusDays(daysLater).atStartOfDay(zone).toInstant();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() < 1970 || day.getYear() > 9998 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    public int length() {
        return WINDOWS.stream()
                .filter(length -> length.toString().equals(days))
                .findFirst()
                .orElse(USUAL);
    }

    public List<Integer> windows() {
        return WINDOWS;
    }

    /** Whether the window stands in the address by its ends. */
    public boolean isBetween() {
        return from != null || to != null;
    }

    public String within(int length) {
        var address = UriComponentsBuilder.fromPath("/dora/playground").queryParam("days", length);
        add(address, "service", service);
        add(address, "team", team);
        add(address, "environment", environment);
        return address.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, UriUtils.encode(value, UTF_8));
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}

package dev.plimsoll.deployments.web;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** How long a window is, as it stands in an address: {@code 90m}, {@code 6h}, {@code 7d}; at most 400 days. */
final class TimeRange {

    /** What the page offers. */
    static final List<String> OFFERED = List.of("1h", "6h", "24h", "7d");

    static final Duration MOST = Duration.ofDays(400);
    static final Duration USUAL = Duration.ofDays(1);

    /** No link leads closer than this. */
    static final Duration LEAST = Duration.ofMinutes(1);

    private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{0,5})([mhd])");

    private TimeRange() {}

    /** @throws TimelineRefused if it is none or too long */
    static Duration parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new TimelineRefused(
                    "“%s” is not a range: write minutes, hours or days as 90m, 6h or 7d.".formatted(text));
        }
        var number = Long.parseLong(parts.group(1));
        return checked(
                switch (parts.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    static Duration checked(Duration length) {
        if (length.compareTo(MOST) > 0) {
            throw new TimelineRefused(
                    "The timeline shows at most 400 days at once; this would be %d. Choose a shorter range."
                            .formatted(length.toDays()));
        }
        return length;
    }

    /** The largest unit that is exact, rounded up to whole minutes; a day is 24 hours. */
    static String text(Duration length) {
        var minutes = Math.max(1, length.plusSeconds(59).toMinutes());
        if (minutes % 1440 == 0 && minutes > 1440) {
            return minutes / 1440 + "d";
        }
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }
}

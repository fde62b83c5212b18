package dev.plimsoll.gates;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90 s, 30 min, 24 h, 2 d}. */
public final class Lengths {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\s*(s|sec|min|m|h|d)");

    private Lengths() {}

    /** @throws IllegalArgumentException if it is none */
    public static Duration parse(String written) {
        var match = FORM.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new IllegalArgumentException(written);
        }
        var amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s", "sec" -> Duration.ofSeconds(amount);
            case "min", "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** The largest unit that says it to the point, or two: {@code 3 d, 1 h 30 min, 45 s}. */
    public static String words(Duration length) {
        var seconds = length.abs().toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 172_800) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return small == 0
                ? "%d %s".formatted(large, largeUnit)
                : "%d %s %d %s".formatted(large, largeUnit, small, smallUnit);
    }
}

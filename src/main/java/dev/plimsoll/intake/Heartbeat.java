package dev.plimsoll.intake;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a source may be quiet at most, as somebody said. */
public record Heartbeat(Duration length) {

    private static final Duration SHORTEST = Rhythm.SHORTEST;
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final Pattern TYPED = Pattern.compile("(\\d{1,4})\\s*(h|d)");

    /** @throws InvalidSource if it is too short or too long */
    public Heartbeat {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw refused(text(length));
        }
    }

    /**
     * As people type it, such as {@code 36 h} or {@code 3 d}; null for nothing.
     *
     * @throws InvalidSource if it is no such length
     */
    public static @Nullable Heartbeat of(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        var match = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw refused(typed.strip());
        }
        var number = Long.parseLong(match.group(1));
        return new Heartbeat(match.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number));
    }

    /** In whole days where it can be, else in hours. */
    public static String text(Duration length) {
        return length.toHours() % 24 == 0 ? length.toDays() + " d" : length.toHours() + " h";
    }

    private static InvalidSource refused(String typed) {
        return new InvalidSource(
                "every",
                "\u201c%s\u201d cannot be how long it may be quiet: write hours or days from %d h to %d d, such as 36 h or 3 d, or nothing."
                        .formatted(typed, SHORTEST.toHours(), LONGEST.toDays()));
    }
}

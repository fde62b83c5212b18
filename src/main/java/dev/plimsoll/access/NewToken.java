package dev.plimsoll.access;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token as somebody wants it.
 *
 * @param name what it is for, 1 to 100 visible characters
 * @param life 1 to 366 days
 */
public record NewToken(String name, Role role, Duration life) {

    private static final Pattern SHOWABLE = Pattern.compile("\\P{Cntrl}{1,100}");
    private static final long LONGEST_DAYS = 366;

    /** What has to be corrected, if anything has. */
    public Optional<String> mistake() {
        if (name.isBlank() || !SHOWABLE.matcher(name.strip()).matches()) {
            return Optional.of("Say in 1 to 100 visible characters what the token is for");
        }
        return life.toDays() < 1 || life.toDays() > LONGEST_DAYS
                ? Optional.of("A token lasts 1 to %d days".formatted(LONGEST_DAYS))
                : Optional.empty();
    }
}

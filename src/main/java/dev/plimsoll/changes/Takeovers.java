package dev.plimsoll.changes;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a commit's message says of other commits, in the words of {@code git cherry-pick -x} and {@code git revert}.
 *
 * <p>Their ids are in lower case and as short as the message gives them, 4 to 64 hexadecimal digits.
 */
public final class Takeovers {

    private static final Pattern PICK =
            Pattern.compile("(?im)^\\s*\\(cherry picked from commit ([0-9a-f]{4,64})\\)\\s*$");
    private static final Pattern REVERT =
            Pattern.compile("\\bthis reverts commit\\s+([0-9a-f]{4,64})\\b", Pattern.CASE_INSENSITIVE);

    private Takeovers() {}

    /** The commit that this one was picked from; of several the first, which is where the change comes from. */
    public static @Nullable String pickedFrom(@Nullable String message) {
        return all(PICK, message).findFirst().orElse(null);
    }

    /** The commits that this one takes back, in their order; null if the message names none. */
    public static @Nullable List<String> reverts(@Nullable String message) {
        var reverts = all(REVERT, message).distinct().toList();
        return reverts.isEmpty() ? null : reverts;
    }

    private static Stream<String> all(Pattern pattern, @Nullable String message) {
        return message == null
                ? Stream.empty()
                : pattern.matcher(message).results().map(match -> match.group(1).toLowerCase(Locale.ROOT));
    }
}

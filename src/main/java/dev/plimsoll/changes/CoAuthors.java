package dev.plimsoll.changes;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The people whom a commit's message names as co-authors. */
public final class CoAuthors {

    private static final Pattern TRAILER =
            Pattern.compile("(?im)^co-authored-by:[^<\\n]{0,200}<([^<>\\s]{1,200})>\\s*$");

    private CoAuthors() {}

    /** Their addresses, in their order. */
    public static List<String> in(@Nullable String message) {
        return message == null
                ? List.of()
                : TRAILER.matcher(message)
                        .results()
                        .map(match -> match.group(1))
                        .distinct()
                        .toList();
    }
}

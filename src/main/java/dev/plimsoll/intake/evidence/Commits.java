package dev.plimsoll.intake.evidence;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Commits that files name. */
final class Commits {

    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private Commits() {}

    /** The commit, or null if it is no whole one. */
    static @Nullable String orNull(@Nullable String commit) {
        return commit != null && WHOLE.matcher(commit).matches() ? commit : null;
    }
}

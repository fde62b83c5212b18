package dev.plimsoll.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** What people may be called when they sign in: lower case, so that nobody can be taken for somebody else. */
public final class Usernames {

    static final String RULE =
            "begins with a letter or a digit and has only a to z, 0 to 9 and . _ @ + - after it, at most 100 characters";

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

    private static final int LONGEST_NEAR = 90;

    private Usernames() {}

    /** Returns the one form of all that is typed for the same name. */
    public static String normalised(String typed) {
        return typed.trim().toLowerCase(Locale.ROOT);
    }

    static boolean isUsable(String typed) {
        return SHAPE.matcher(normalised(typed)).matches();
    }

    /** Returns a usable name that resembles this one, short enough for a number after it. */
    static String near(String wanted) {
        var name = normalised(wanted).replaceAll("[^a-z0-9._@+-]+", "-").replaceFirst("^[^a-z0-9]+", "");
        return name.isEmpty() ? "somebody" : name.substring(0, Math.min(name.length(), LONGEST_NEAR));
    }
}

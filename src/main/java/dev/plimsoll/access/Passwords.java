package dev.plimsoll.access;

import java.util.Locale;
import java.util.Set;

/** What a password must be: long and not obvious. Nothing is demanded of its composition (NIST SP 800-63B, 3.1.1.2). */
final class Passwords {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final Set<String> OBVIOUS = Set.of(
            "password1234",
            "passwordpassword",
            "administrator",
            "adminadminadmin",
            "123456789012",
            "qwertyuiop12",
            "letmeinletmein",
            "changemechangeme");

    private Passwords() {}

    /**
     * @throws InvalidPerson if the password cannot be taken
     */
    static void check(String username, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new InvalidPerson("password", "Use %d to %d characters.".formatted(SHORTEST, LONGEST));
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (OBVIOUS.contains(plain) || plain.chars().distinct().count() < 4 || plain.contains("plimsoll")) {
            throw new InvalidPerson("password", "That is among the first that somebody would try: use another.");
        }
        if (plain.equals(username.toLowerCase(Locale.ROOT))) {
            throw new InvalidPerson("password", "The password is the name: use another.");
        }
    }
}

package dev.plimsoll.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody says about himself or herself to get an account, as it was typed.
 *
 * @param displayName the user name is taken where it is blank
 */
public record NewPerson(String username, String displayName, String password) {

    private static final Pattern SHOWABLE = Pattern.compile("\\P{Cntrl}{0,100}");

    /** Returns what has to be corrected, by the name of the field; empty if nothing has. */
    public Map<String, String> mistakes() {
        var mistakes = new LinkedHashMap<String, String>();
        if (!SHOWABLE.matcher(displayName).matches()) {
            mistakes.put("displayName", "Use at most 100 characters, all of them visible.");
        }
        if (!Usernames.isUsable(username)) {
            mistakes.put("username", "A user name " + Usernames.RULE + ".");
        }
        if (!Passwords.isUsable(password, username)) {
            mistakes.put("password", mistakeOfPassword());
        }
        return mistakes;
    }

    private String mistakeOfPassword() {
        if (password.length() < Passwords.SHORTEST) {
            return "Use at least %d characters: a few words are easy to remember.".formatted(Passwords.SHORTEST);
        }
        return password.length() > Passwords.LONGEST
                ? "Use at most %d characters.".formatted(Passwords.LONGEST)
                : "This is one of the first that anybody would try: use a few words of your own.";
    }

    String shownName() {
        return displayName.isBlank() ? Usernames.normalised(username) : displayName.strip();
    }

    @Override
    public String toString() {
        return "NewPerson[username=%s, displayName=%s, password=***]".formatted(username, displayName);
    }
}

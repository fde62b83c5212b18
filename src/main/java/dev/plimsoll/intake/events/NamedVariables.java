package dev.plimsoll.intake.events;

import java.util.List;
import java.util.regex.Pattern;

/** Reads a list of names of variables, and takes nothing that could be a value. */
final class NamedVariables {

    private static final Pattern NAME = Pattern.compile("[^=\\s]{1,200}");
    private static final int MOST = 2000;

    private NamedVariables() {}

    static List<String> in(EventBody event) {
        var names = event.tree().texts("names");
        if (names == null) {
            throw new InvalidEvent("names", "“names” is missing: list the names of the variables.");
        }
        if (names.size() > MOST) {
            throw new InvalidEvent("names", "“names” has more than %d entries.".formatted(MOST));
        }
        if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new InvalidEvent("names", "“names” holds something that is no name: send names only, never values.");
        }
        return names;
    }
}

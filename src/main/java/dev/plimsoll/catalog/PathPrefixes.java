package dev.plimsoll.catalog;

import java.util.List;
import java.util.regex.Pattern;

/** Folders of a repository as people write them, one per line; a slash at the end may be missing. */
final class PathPrefixes {

    private static final int LONGEST = 500;
    private static final int MOST = 200;
    private static final Pattern STEP = Pattern.compile("(^|/)\\.{0,2}/");
    private static final Pattern PATTERN = Pattern.compile("[*?\\p{Cntrl}]");

    private PathPrefixes() {}

    /**
     * The folders, each once, in alphabetical order and with a slash at the end.
     *
     * @throws NameInvalid if one is none, or if they are too many
     */
    static List<String> of(String lines) {
        var prefixes = lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PathPrefixes::prefix)
                .distinct()
                .sorted()
                .toList();
        if (prefixes.size() > MOST) {
            throw new NameInvalid("Give at most %d folders: name the one above them instead".formatted(MOST));
        }
        return prefixes;
    }

    private static String prefix(String line) {
        var prefix = line.endsWith("/") ? line : line + "/";
        if (prefix.startsWith("/")) {
            throw new NameInvalid(
                    "“%s” begins with a slash: write it from the root of the repository, as in services/pay/"
                            .formatted(line));
        }
        if (prefix.contains("\\")) {
            throw new NameInvalid("“%s” has a backslash: write / between folders".formatted(line));
        }
        if (STEP.matcher(prefix).find()) {
            throw new NameInvalid(
                    "“%s” has a part that is empty, “.” or “..”: write the whole way down, as in services/pay/"
                            .formatted(line));
        }
        if (PATTERN.matcher(prefix).find()) {
            throw new NameInvalid("“%s” is a pattern: name the folder, and all beneath it is meant".formatted(line));
        }
        if (prefix.length() > LONGEST) {
            throw new NameInvalid("“%s…” is longer than %d characters: name a folder above it"
                    .formatted(line.substring(0, 40), LONGEST));
        }
        return prefix;
    }
}

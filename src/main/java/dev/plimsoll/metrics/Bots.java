package dev.plimsoll.metrics;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows programs that write commits by their names. */
final class Bots {

    private static final Set<String> NAMES = Set.of(
            "allcontributors",
            "dependabot",
            "dependabot-preview",
            "github-actions",
            "greenkeeper",
            "imgbot",
            "mergify",
            "pre-commit-ci",
            "project-bot",
            "pyup-bot",
            "renovate",
            "renovate-bot",
            "scala-steward",
            "semantic-release-bot",
            "snyk-bot");

    private static final Pattern ADDRESS = Pattern.compile("\\s*<.*>\\s*$");

    private Bots() {}

    /** @param author a name, maybe with an address behind it */
    static boolean wrote(@Nullable String author) {
        if (author == null) {
            return false;
        }
        var name =
                ADDRESS.matcher(author.toLowerCase(Locale.ROOT)).replaceAll("").strip();
        return name.endsWith("[bot]") || NAMES.contains(name.replace(' ', '-'));
    }
}

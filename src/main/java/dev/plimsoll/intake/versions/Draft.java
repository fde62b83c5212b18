package dev.plimsoll.intake.versions;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint as somebody writes it down, before anything of it is checked.
 *
 * @param service by its name
 * @param environment by its name
 * @param target the part of the environment, such as a region; {@code *} for all of it
 * @param pointer where in the JSON of the answer the version stands; null or blank if the answer is plain text
 * @param pattern a regular expression with one group, which is the version; null or blank for all of the text
 * @param names what the version is: {@code sha} or {@code digest}
 */
public record Draft(
        String service,
        String environment,
        String target,
        String url,
        @Nullable String pointer,
        @Nullable String pattern,
        String names) {

    static Draft of(VersionsProperties.DeclaredEndpoint declared) {
        return new Draft(
                declared.service(),
                declared.environment(),
                declared.target(),
                declared.url(),
                declared.pointer(),
                declared.pattern(),
                declared.names());
    }
}

package dev.plimsoll.intake.versions;

import org.jspecify.annotations.Nullable;

/**
 * One address that a worker has taken to ask it.
 *
 * @param lease the number under which it was taken; it grows with each taking
 * @param service its present name
 * @param environment its present name
 * @param target the part of the environment, such as a region; {@code *} for all of it
 */
record VersionEndpoint(
        long id,
        long lease,
        long serviceId,
        String service,
        String environment,
        String target,
        String url,
        @Nullable String pointer,
        @Nullable String pattern,
        String names) {

    Question question() {
        return Question.of(new Draft(service, environment, target, url, pointer, pattern, names));
    }
}

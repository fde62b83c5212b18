package dev.plimsoll.deployments.api;

import java.util.Locale;

/** How far deployments are that a program asks for: the words of {@code status}, and the success that nobody has seen. */
enum Outcome {
    CREATED,
    WAITING,
    QUEUED,
    RUNNING,
    SUCCEEDED,
    SUCCEEDED_UNVERIFIED,
    FAILED,
    PARTIAL,
    CANCELLED,
    REJECTED;

    /** As it stands in an address. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The condition on a deployment {@code d} and its effect {@code x}; a literal, so that a partial index can serve it. */
    String condition() {
        return this == SUCCEEDED_UNVERIFIED
                ? "d.state = 'succeeded' and x.verified_at is null and x.contradicted_at is null"
                : "d.state = '%s'".formatted(word());
    }
}

package dev.plimsoll.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The names by which a sender says what a fact is about.
 *
 * @param origin who speaks: the host of a code forge, or {@code "events"}
 * @param repository where the code lives, if the sender says so
 * @param service the service's name, if the sender gives one; else it is found through the repository
 * @param environment as the sender spells it
 */
public record Claim(
        String origin,
        @Nullable RepositoryClaim repository,
        @Nullable String service,
        @Nullable String environment) {

    /** The full name of the repository, or an empty text. */
    public String repositoryName() {
        return repository == null ? "" : repository.fullName();
    }

    boolean namesAService() {
        return service != null;
    }
}

package dev.plimsoll.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Claim} means in this catalogue.
 *
 * @param repositoryId null if the claim names no repository
 * @param serviceId null if the claim names neither a service nor a repository
 * @param environmentId null if the claim names no environment
 */
public record Place(
        @Nullable Long repositoryId,
        @Nullable Long serviceId,
        @Nullable Long environmentId) {}

package dev.plimsoll.deployments.web;

import org.jspecify.annotations.Nullable;

/** One service that has been deployed at least once. */
record MatrixService(
        long id,
        String name,
        @Nullable String team,
        @Nullable Integer tier) {

    boolean isNamedLike(@Nullable String part) {
        return part == null || name.contains(part.toLowerCase(java.util.Locale.ROOT));
    }
}

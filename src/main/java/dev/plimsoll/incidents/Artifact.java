package dev.plimsoll.incidents;

import org.jspecify.annotations.Nullable;

/**
 * What a deployment brought, as its sender named it.
 *
 * @param number ours
 * @param id what its sender calls it
 */
record Artifact(
        long number,
        String id,
        String origin,
        String service,
        String environment,
        String kind,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable String url) {}

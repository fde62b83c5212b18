package dev.plimsoll.deployments.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ran where a deployment went, before it.
 *
 * @param deployment what its sender calls the deployment that brought it; null if it was only seen
 * @param number what we call that deployment
 * @param since when it had begun to run
 */
record ReplacedItem(
        @Nullable String deployment,
        @Nullable Long number,
        @Nullable String sha,
        @Nullable String digest,
        Instant since) {}

package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits to be deployed until a gate opens.
 *
 * @param number by which a page can be found that says all about it
 * @param isHeld whether no person's word opens it, but only what it is held by
 * @param because what it waits for, for people
 * @param since when it was asked for
 */
public record AtGate(
        long number,
        long serviceId,
        long environmentId,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        boolean isHeld,
        String because,
        Instant since) {}

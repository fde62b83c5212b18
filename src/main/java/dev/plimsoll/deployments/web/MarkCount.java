package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many deployments of one place a part of the window has.
 *
 * @param failed how many of them failed, wholly or in part
 * @param sha what all of them deployed; null if they differ
 */
record MarkCount(
        long serviceId,
        long environmentId,
        String target,
        String slot,
        int number,
        int failed,
        int rolledBack,
        Instant first,
        Instant last,
        @Nullable String sha) {}

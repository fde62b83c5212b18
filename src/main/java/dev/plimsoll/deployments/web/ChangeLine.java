package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The change request that brought the commit in. */
record ChangeLine(
        long number,
        @Nullable String title,
        @Nullable String author,
        String state,
        @Nullable Instant mergedAt,
        @Nullable String mergedBy,
        @Nullable String url) {}

package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A build of the commit or of the image. */
record BuildLine(
        String origin,
        @Nullable String digest,
        @Nullable String image,
        @Nullable String platform,
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String url) {}

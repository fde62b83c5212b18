package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody said at the forge's own gate. */
record ReviewLine(
        String state,
        Instant occurredAt,
        @Nullable String reviewer,
        @Nullable String comment) {}

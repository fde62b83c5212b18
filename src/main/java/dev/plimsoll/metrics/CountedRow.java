package dev.plimsoll.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a deployment counts: a row of the derived table, without when it was believed. */
record CountedRow(
        long deploymentId,
        long serviceId,
        long environmentId,
        @Nullable Instant startedAt,
        Instant finishedAt,
        String kind,
        String because,
        @Nullable String sha,
        boolean isCounted,
        long leaderId,
        long tierLeaderId,
        @Nullable String rollout) {}

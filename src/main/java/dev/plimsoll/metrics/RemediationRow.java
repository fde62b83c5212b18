package dev.plimsoll.metrics;

import java.time.Instant;

/** That a deployment was not planned but mended one that had failed. */
record RemediationRow(long deploymentId, long serviceId, Instant finishedAt, long mendsId, String because) {}

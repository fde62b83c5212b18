package dev.plimsoll.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a deployment failed, or was withdrawn with one that did, for one cause.
 *
 * @param cause {@code incident, rollback} or {@code remediation}
 * @param causeId of an incident our number, else the number of the deployment that took it back or mended it
 * @param role {@code failed} or {@code also_withdrawn}
 */
record FailureRow(
        long deploymentId,
        long serviceId,
        long environmentId,
        Instant finishedAt,
        String cause,
        String causeId,
        Instant causeAt,
        String role,
        String because,
        boolean isCertain,
        @Nullable Instant detectedAt,
        @Nullable Instant actedAt,
        @Nullable Instant restoredAt) {

    static final String FAILED = "failed";
    static final String ALSO_WITHDRAWN = "also_withdrawn";
}

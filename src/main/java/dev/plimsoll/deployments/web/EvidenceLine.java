package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The newest of one kind that somebody found out about an artifact: a scan, a signature, a test. */
record EvidenceLine(
        String kind,
        String status,
        Instant givenAt,
        String origin,
        @Nullable String url) {

    boolean hasFailed() {
        return status.equals("failed");
    }

    boolean isSkipped() {
        return status.equals("skipped");
    }

    String words() {
        return (kind.equals("sbom") ? "SBOM" : kind) + " " + status;
    }
}

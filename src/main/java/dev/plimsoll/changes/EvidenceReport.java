package dev.plimsoll.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody found out about an artifact.
 *
 * @param digest of the artifact
 * @param sha the commit that it was made of, as far as the sender says
 * @param kind {@code sbom, signature, provenance, scan, test, coverage} or {@code smoke}
 * @param status {@code passed, failed} or {@code skipped}
 * @param summary figures as a JSON object
 * @param givenAt when it was found out
 */
public record EvidenceReport(
        String origin,
        String digest,
        @Nullable String sha,
        String kind,
        String status,
        @Nullable String summary,
        Instant givenAt,
        @Nullable String url) {}

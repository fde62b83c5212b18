package dev.plimsoll.incidents;

import dev.plimsoll.catalog.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source said of an incident. What it leaves out is as it was said before.
 *
 * @param origin who speaks
 * @param id the source's own, such as {@code INC-8}
 * @param affected the services, each with the environment if there is only one
 * @param openedAt when it was declared
 * @param impactStartedAt when users began to feel it
 * @param detectedBy {@code alert, person} or {@code customer}
 * @param causedBy the sender's id of a deployment
 */
public record IncidentReport(
        String origin,
        String id,
        List<Claim> affected,
        @Nullable String title,
        @Nullable String severity,
        Instant openedAt,
        @Nullable Instant impactStartedAt,
        @Nullable Instant detectedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant mitigatedAt,
        @Nullable Instant resolvedAt,
        @Nullable String detectedBy,
        @Nullable String causedBy,
        @Nullable String impact,
        @Nullable String url) {

    public IncidentReport {
        affected = List.copyOf(affected);
    }
}

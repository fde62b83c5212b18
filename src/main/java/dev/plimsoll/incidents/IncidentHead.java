package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of an incident.
 *
 * @param key what it is called in addresses
 * @param externalId what its source calls it
 * @param saidEnvironment as its source names it; null if it names none
 * @param environment by our name; null if it names none or means nothing to us
 * @param beganAt the earliest that is known of it
 * @param symptomAt when something was first wrong: as said, else the first alert, else when it was noticed or opened
 * @param decidedAt when the cause was found or it was decided what to do, whichever was first
 * @param restoredAt when the service was normal again; null while it is not, or nobody said
 * @param restoredBy how that is known: somebody said so, its alerts ended, or it was closed
 * @param mergedInto the key of the incident that stands for it
 */
public record IncidentHead(
        long id,
        String key,
        String origin,
        String externalId,
        String title,
        @Nullable String severity,
        @Nullable String impact,
        @Nullable String detectedBy,
        @Nullable String causedBy,
        @Nullable String url,
        @Nullable String saidEnvironment,
        @Nullable Long environmentId,
        @Nullable String environment,
        Instant openedAt,
        Instant beganAt,
        Instant symptomAt,
        @Nullable Instant impactStartedAt,
        @Nullable Instant detectedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant mitigatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant restoredAt,
        @Nullable String restoredBy,
        @Nullable String mergedInto) {

    /** What people and programs know it by: its source's name for it, or ours if we opened it ourselves. */
    public String name() {
        return IncidentRows.isOurs(origin) ? key : externalId;
    }

    public boolean isOpen() {
        return resolvedAt == null;
    }

    /** Whether it is said to have ended before it began: kept, and to be put right. */
    public boolean isEndedBeforeItBegan() {
        return resolvedAt != null && resolvedAt.isBefore(openedAt);
    }

    /** When it ended for a drawing or a list: never before it began. */
    public Instant endOr(Instant now) {
        return resolvedAt == null || resolvedAt.isBefore(beganAt) ? now : resolvedAt;
    }
}

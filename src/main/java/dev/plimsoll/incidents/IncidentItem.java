package dev.plimsoll.incidents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident in a list. What was merged into another is not listed.
 *
 * @param externalId what its source calls it
 * @param environment by our name, or the one that was said where it means nothing to us; null if it names none
 * @param beganAt the earliest that is known of it: lists go by it
 * @param restoredAt when the service was normal again; null while it is not, or nobody said
 * @param attribution which deployment it is laid at the door of
 * @param deployment what that deployment is, in short; null if there is none
 * @param flaws what is wrong with what was said of it
 */
public record IncidentItem(
        long id,
        String key,
        String origin,
        String externalId,
        String title,
        @Nullable String severity,
        List<AffectedService> services,
        @Nullable String environment,
        Instant openedAt,
        Instant beganAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant restoredAt,
        Attribution attribution,
        @Nullable Deployed deployment,
        List<String> flaws) {

    /**
     * A deployment, in short.
     *
     * @param number ours
     * @param id what its sender calls it
     * @param label for people: a short SHA, a digest, or the kind of change
     */
    public record Deployed(
            long number,
            String id,
            String service,
            @Nullable String sha,
            String label) {}

    public IncidentItem {
        services = List.copyOf(services);
        flaws = List.copyOf(flaws);
    }

    /** What people and programs know it by: its source's name for it, or ours if we opened it ourselves. */
    public String name() {
        return IncidentRows.isOurs(origin) ? key : externalId;
    }

    public boolean isOpen() {
        return resolvedAt == null;
    }

    /** Whether a person should still say whether a change caused it. */
    public boolean isUndecided() {
        return attribution.isUndecided();
    }
}

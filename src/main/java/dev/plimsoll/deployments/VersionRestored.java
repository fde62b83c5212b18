package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rollback brought back a version that had run there, and who says so.
 *
 * @param isRestored null if that is unknown
 * @param because why, in words
 * @param at when somebody looked; null if nobody has
 * @param by the means by which it was seen: {@code version-endpoint, cluster} or {@code registry}; null if that is unknown
 */
public record VersionRestored(
        @Nullable Boolean isRestored,
        String because,
        @Nullable Instant at,
        @Nullable String by) {

    static VersionRestored of(
            @Nullable Boolean isRestored,
            @Nullable Instant verifiedAt,
            @Nullable String verifiedBy,
            @Nullable Instant contradictedAt,
            @Nullable String contradictedBy) {
        if (isRestored == null) {
            return new VersionRestored(null, "it names no version", null, null);
        }
        if (contradictedAt != null && (verifiedAt == null || verifiedAt.isBefore(contradictedAt))) {
            return new VersionRestored(false, "another version was seen running", contradictedAt, contradictedBy);
        }
        if (!isRestored) {
            return new VersionRestored(false, "this version had not run there before", verifiedAt, verifiedBy);
        }
        return verifiedAt == null
                ? new VersionRestored(true, "as reported: nobody has looked", null, null)
                : new VersionRestored(true, "seen running", verifiedAt, verifiedBy);
    }

    /** {@code yes, no} or {@code unknown}. */
    public String word() {
        if (isRestored == null) {
            return "unknown";
        }
        return isRestored ? "yes" : "no";
    }
}

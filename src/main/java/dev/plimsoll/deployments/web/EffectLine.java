package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment did where it went, and how it counts.
 *
 * @param countsAs {@code baseline, change, redeploy, rollback} or {@code config}; null if it does not count yet
 * @param countedBecause the rule that decided, in words
 * @param versionRestored for a rollback, whether what runs because of it ran there before; null if that is unknown
 * @param verifiedAt when it was first seen running
 * @param contradictedAt when something else was seen running in its stead
 */
record EffectLine(
        Instant tookEffectAt,
        @Nullable String countsAs,
        String countedBecause,
        @Nullable Long replacedId,
        @Nullable String replacedSha,
        @Nullable String replacedDigest,
        @Nullable Instant replacedSince,
        @Nullable Boolean versionRestored,
        @Nullable Instant verifiedAt,
        @Nullable Instant contradictedAt,
        @Nullable String contradictedBy) {

    public boolean isRollback() {
        return "rollback".equals(countsAs);
    }

    public @Nullable Artifact replaced() {
        return replacedSince == null ? null : new Artifact(replacedSha, replacedDigest);
    }

    /** Whether something else was seen, and nothing since that would settle it. */
    public boolean isContradicted() {
        return contradictedAt != null && (verifiedAt == null || verifiedAt.isBefore(contradictedAt));
    }

    /** The second of the three facts of a rollback, in words. */
    public String restored() {
        if (versionRestored == null) {
            return "unknown: it names no version";
        }
        if (!versionRestored) {
            return "no: this version had not run here before";
        }
        return verifiedAt == null ? "yes, as reported: nobody has looked" : "yes, seen running";
    }
}

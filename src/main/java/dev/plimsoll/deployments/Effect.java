package dev.plimsoll.deployments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment did where it went.
 *
 * @param brought what runs because of it
 * @param countsAs {@code baseline, change, redeploy, rollback} or {@code config}; null if it does not count yet
 * @param because the rule that decided, in words
 * @param replaced what ran there before; null if nothing was known to
 * @param versionRestored for a rollback, whether what runs because of it ran there before; null if that is unknown
 * @param verifiedAt when it was first seen running
 * @param contradictedAt when something else was seen running in its stead
 */
record Effect(
        long deploymentId,
        Instant tookEffectAt,
        String slot,
        Version brought,
        @Nullable String countsAs,
        String because,
        @Nullable Replaced replaced,
        @Nullable Boolean versionRestored,
        @Nullable Instant verifiedAt,
        @Nullable Instant contradictedAt,
        @Nullable String contradictedBy) {

    static final String BASELINE = "baseline";
    static final String CHANGE = "change";
    static final String REDEPLOY = "redeploy";
    static final String ROLLBACK = "rollback";
    static final String CONFIG = "config";

    Effect verified(Instant at) {
        return verifiedAt != null
                ? this
                : new Effect(
                        deploymentId,
                        tookEffectAt,
                        slot,
                        brought,
                        countsAs,
                        because,
                        replaced,
                        versionRestored,
                        at,
                        contradictedAt,
                        contradictedBy);
    }

    Effect contradicted(Instant at, String by) {
        return contradictedAt != null
                ? this
                : new Effect(
                        deploymentId,
                        tookEffectAt,
                        slot,
                        brought,
                        countsAs,
                        because,
                        replaced,
                        versionRestored,
                        verifiedAt,
                        at,
                        by);
    }

    /** The same as it stood before an instant: what was seen from then on is not known yet. */
    Effect before(Instant instant) {
        var isContradicted = contradictedAt != null && contradictedAt.isBefore(instant);
        return new Effect(
                deploymentId,
                tookEffectAt,
                slot,
                brought,
                countsAs,
                because,
                replaced,
                versionRestored,
                verifiedAt != null && verifiedAt.isBefore(instant) ? verifiedAt : null,
                isContradicted ? contradictedAt : null,
                isContradicted ? contradictedBy : null);
    }
}

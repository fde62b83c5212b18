package dev.plimsoll.deployments.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether anybody has looked at what runs because of a deployment.
 *
 * @param state {@code verified}: it was seen running; {@code mismatch}: something else was; {@code unverified}: nobody has
 *     looked
 * @param at when that was seen first; null while nobody has looked
 */
record Verified(String state, @Nullable Instant at) {

    /** What was seen last counts: something else that was seen before it was verified is settled. */
    static Verified of(@Nullable Instant verifiedAt, @Nullable Instant contradictedAt) {
        if (contradictedAt != null && (verifiedAt == null || verifiedAt.isBefore(contradictedAt))) {
            return new Verified("mismatch", contradictedAt);
        }
        return new Verified(verifiedAt == null ? "unverified" : "verified", verifiedAt);
    }
}

package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that may have caused something.
 *
 * @param kind {@code code, config, infra, flag, secret} or {@code migration}
 * @param countsAs see the ledger; null where it does not count
 * @param weight the share of traffic in per cent; null for all of it
 * @param isVerified whether something was seen running it
 * @param isWithdrawn whether a rollback took it back while the incident was open
 * @param isAffected whether the service is one of the affected, and not one that they depend on
 */
public record KnownChange(
        long deploymentId,
        String service,
        String environment,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        String kind,
        @Nullable String countsAs,
        @Nullable Double weight,
        @Nullable Instant startedAt,
        Instant tookEffectAt,
        boolean isVerified,
        boolean isWithdrawn,
        boolean isAffected,
        @Nullable String actor) {

    /** When it began to take effect. */
    public Instant beganAt() {
        return startedAt == null ? tookEffectAt : startedAt;
    }

    /** What it brought, for people: a short SHA, a digest, or the kind of change. */
    public String label() {
        return label(kind, sha, digest);
    }

    static String label(String kind, @Nullable String sha, @Nullable String digest) {
        if (sha != null && kind.equals("code")) {
            return sha.length() > 7 ? sha.substring(0, 7) : sha;
        }
        if (kind.equals("code") && digest != null) {
            return digest.substring(0, Math.min(digest.length(), 15));
        }
        return kind.equals("code") ? "a deployment" : kind;
    }
}

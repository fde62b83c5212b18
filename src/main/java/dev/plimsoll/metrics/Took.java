package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that took effect, as the ledger knows it.
 *
 * @param countsAs as the ledger says; null for a canary, and for a rollout that reached only a part
 * @param change what it changed: {@code code, config, infra, flag, secret} or {@code migration}
 * @param isOvertaken for one that reached only a part, whether the same was rolled out wholly right after it
 * @param replacedSha what ran before it
 */
record Took(
        long deploymentId,
        long serviceId,
        long environmentId,
        String tier,
        String target,
        String slot,
        String origin,
        String externalId,
        @Nullable Instant startedAt,
        Instant finishedAt,
        @Nullable String countsAs,
        String because,
        String change,
        String state,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable String rollout,
        @Nullable String rollbackOf,
        @Nullable Long replacedId,
        @Nullable String replacedSha,
        @Nullable String replacedDigest,
        boolean isOvertaken) {

    /** By when they ended; of two that ended in the same second by when they began, then by what their senders call them. */
    static final Comparator<Took> IN_ORDER = Comparator.comparing(Took::finishedAt)
            .thenComparing(Took::startedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Took::externalId)
            .thenComparing(Took::origin)
            .thenComparing(Took::deploymentId);

    Place place() {
        return new Place(environmentId, target, slot);
    }

    Version version() {
        return new Version(sha, sha == null ? digest : null, configHash);
    }

    boolean isCanary() {
        return slot.equals("canary");
    }

    boolean isPartial() {
        return state.equals("partial");
    }

    boolean isRollbackByVersion() {
        return "rollback".equals(countsAs) && rollbackOf == null;
    }

    /** Whether the other one withdrew the version that this one brings back. */
    boolean bringsBackWhatWasReplacedBy(Took other) {
        return sha != null ? sha.equals(other.replacedSha) : digest != null && digest.equals(other.replacedDigest);
    }

    /** Where a deployment went. */
    record Place(long environmentId, String target, String slot) {}

    /** What a deployment brought; the artifact decides where nobody named the commit. */
    record Version(
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash) {

        boolean isUnknown() {
            return sha == null && digest == null && configHash == null;
        }
    }
}

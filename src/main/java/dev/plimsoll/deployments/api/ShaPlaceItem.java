package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.ShaPlace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a commit has to do with one place.
 *
 * @param arrivedAt when it first ran there itself
 * @param deployment what its sender calls the deployment that brought it
 * @param sinceBefore whether it ran already when it was first seen
 * @param partial whether it first arrived in a part only
 * @param there whether it runs there
 * @param leftAt when something else took its place for the last time
 * @param replacedBy what that was; null while it runs, and if nothing came after it
 * @param containedAt when a commit that contains it first ran there
 * @param contained whether what runs there contains it; null if that is unknown
 * @param reachedAt the earlier of the two arrivals
 * @param leadTimeS from writing to {@code reachedAt}, or until now, in seconds
 * @param leadTimeReason why there is none
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ShaPlaceItem(
        String service,
        String environment,
        String target,
        String slot,
        @Nullable Instant arrivedAt,
        @Nullable String deployment,
        @Nullable Long number,
        boolean sinceBefore,
        boolean partial,
        boolean there,
        @Nullable Instant leftAt,
        @Nullable Version replacedBy,
        @Nullable Instant containedAt,
        @Nullable Version containedIn,
        @Nullable Boolean contained,
        @Nullable Instant reachedAt,
        @Nullable Long leadTimeS,
        @Nullable String leadTimeReason) {

    static ShaPlaceItem of(ShaPlace place, @Nullable Instant writtenAt, Instant now) {
        var lead = place.leadTime(writtenAt, now);
        return new ShaPlaceItem(
                place.service(),
                place.environment(),
                place.target(),
                place.slot(),
                place.arrivedAt(),
                place.arrivedWithId(),
                place.arrivedWith(),
                place.wasThereBefore(),
                place.isPartial(),
                place.isThere(),
                place.leftAt(),
                next(place),
                place.containedAt(),
                place.containedAt() == null
                        ? null
                        : new Version(place.containedSha(), null, place.containedWithId(), place.containedWith()),
                place.isContained(),
                place.reachedAt(),
                lead == null ? null : lead.toSeconds(),
                place.leadTimeReason(writtenAt, now));
    }

    private static @Nullable Version next(ShaPlace place) {
        return place.leftAt() == null || "ended".equals(place.nextState())
                ? null
                : new Version(place.nextSha(), place.nextDigest(), place.nextWithId(), place.nextWith());
    }

    /** A version, and the deployment that brought it; null if nobody claims that. */
    record Version(
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String deployment,
            @Nullable Long number) {}
}

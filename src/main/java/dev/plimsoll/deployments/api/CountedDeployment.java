package dev.plimsoll.deployments.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What follows from a deployment where it went.
 *
 * @param kind {@code baseline, change, redeploy, rollback} or {@code config}; null while it does not count
 * @param countedBecause the rule that decided, in words; null if it took no effect
 * @param failed null unless it counts as a change or a config
 * @param verified null if it took no effect
 * @param replaced null if nothing was known to run there
 * @param versionRestored for a rollback, whether what runs because of it ran there before; null if that is unknown
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CountedDeployment(
        @Nullable String kind,
        @Nullable String countedBecause,
        @Nullable Failed failed,
        @Nullable Verified verified,
        @Nullable ReplacedItem replaced,
        @Nullable Boolean versionRestored) {}

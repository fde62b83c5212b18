package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Distances;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a service runs in two places; a side is null where it runs nothing.
 *
 * @param target the part of the environment; {@code *} for all of it
 */
record ComparedPair(
        String service,
        String target,
        @Nullable ComparedSide from,
        @Nullable ComparedSide to) {

    Distances.Pair commits() {
        if (from == null || to == null) {
            return new Distances.Pair(null, null, null);
        }
        var repository = from.repositoryId() == null ? to.repositoryId() : from.repositoryId();
        return new Distances.Pair(repository, from.runs().sha(), to.runs().sha());
    }

    /** What can be said without the graph of commits; null if that decides. */
    @Nullable
    Likeness atFirstSight() {
        if (from == null || to == null) {
            return from == null ? Likeness.ONLY_SECOND : Likeness.ONLY_FIRST;
        }
        if (!from.isSameCodeAs(to)) {
            return null;
        }
        if (from.isOfOtherPlatformThan(to)) {
            return Likeness.OTHER_PLATFORM;
        }
        if (from.isOfOtherImageThan(to)) {
            return Likeness.REBUILT;
        }
        return from.isOfOtherConfigThan(to) ? Likeness.OTHER_CONFIG : Likeness.SAME;
    }

    long repository() {
        return Objects.requireNonNullElse(commits().repositoryId(), 0L);
    }
}

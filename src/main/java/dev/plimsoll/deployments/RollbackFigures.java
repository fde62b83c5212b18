package dev.plimsoll.deployments;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Rollbacks in figures.
 *
 * @param timed of how many both the start and the end are known: the median and the longest are theirs
 * @param median of an even number the mean of the two in the middle; null where none is timed
 * @param restored how many brought back a version that had run there, and nothing else was seen since
 * @param unknown of how many nobody can tell, because they name no version
 * @param judged while how many an incident lasted
 * @param atOnce how many of these ended it
 */
public record RollbackFigures(
        int count,
        int timed,
        @Nullable Duration median,
        @Nullable Duration longest,
        int restored,
        int unknown,
        int judged,
        int atOnce) {}

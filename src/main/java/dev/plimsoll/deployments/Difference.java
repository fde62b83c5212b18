package dev.plimsoll.deployments;

import java.util.Set;

/**
 * What the graph says of two sides.
 *
 * @param leftOnly reported commits that can be reached from the left side alone, the newest first, as far as
 *     the graph was read
 * @param isLeftInRight whether the commit of the left side can be reached from the right side
 * @param isRightInLeft whether the first commit of the right side can be reached from the left side
 * @param isTruncated whether the graph was too large to be read as far as the answer needs
 * @param isLeftUnknown whether a way back on the left side alone ends where nobody has reported more
 * @param isRightUnknown whether a way back from the first of the right side, and not from the left, ends so
 */
record Difference(
        Set<String> leftOnly,
        Set<String> rightOnly,
        boolean isLeftInRight,
        boolean isRightInLeft,
        boolean isTruncated,
        boolean isLeftUnknown,
        boolean isRightUnknown) {}

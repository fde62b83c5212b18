package dev.plimsoll.deployments.web;

import java.util.List;
import java.util.Map;

/**
 * What happened in a window.
 *
 * @param byLane every mark, by the place of its lane, none of them merged yet
 * @param table one page of the same
 * @param isCounted whether there are so many that only their numbers were read
 */
record WindowMarks(Map<Integer, List<MarkCluster>> byLane, MarkTable table, boolean isCounted) {}

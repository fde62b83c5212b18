package dev.plimsoll.deployments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lanes a timeline shows.
 *
 * @param service the name of a service, or a part of the names of several
 * @param environments by number; empty for all
 * @param versions whether only what runs is shown, or only what stands beside it; null for both
 * @param hasVersions whether there are lanes of services at all
 * @param hasTroubles whether there are the lanes of what went wrong
 */
record LaneFilter(
        @Nullable String service,
        @Nullable String team,
        List<Long> environments,
        @Nullable Boolean versions,
        boolean hasVersions,
        boolean hasTroubles) {}

package dev.plimsoll.deployments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lanes a timeline shows.
 *
 * @param service the name of a service, or a part of the names of several
 * @param environments by number; empty for all
 * @param versions whether only what runs is shown, or only what stands beside it; null for both
 */
record LaneFilter(
        @Nullable String service,
        @Nullable String team,
        List<Long> environments,
        @Nullable Boolean versions) {}

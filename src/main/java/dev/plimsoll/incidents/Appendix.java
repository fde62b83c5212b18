package dev.plimsoll.incidents;

import java.util.List;

/**
 * What stands at the end of a post-mortem.
 *
 * @param artifacts of the deployments that it speaks of
 * @param approvals of the deployment that it is laid at the door of
 * @param edits how people put the timeline right, the oldest first
 */
record Appendix(List<Artifact> artifacts, List<TimelineEntry> approvals, List<Edits.Edit> edits) {}

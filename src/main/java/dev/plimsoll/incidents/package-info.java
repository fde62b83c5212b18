/**
 * Incidents: what alerts and people said was broken, since when and until when, what changed before, and what was done.
 *
 * <p>{@link dev.plimsoll.incidents.Incidents} takes in what sources say. What other modules know of an incident's time
 * comes through {@link dev.plimsoll.incidents.TimelineContributor}.
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "catalog", "changes", "deployments", "pipelines"})
@NullMarked
package dev.plimsoll.incidents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The five measures of delivery: what counts and why, what failed, which commits arrived, and every number as a list of
 * what stands behind it, now or as it was known at an instant.
 *
 * <p>Definitions follow the guide of the DORA programme (dora.dev, 2026); where it leaves something open, decision 21 says
 * what is done here.
 */
@ApplicationModule(
        allowedDependencies = {"access", "audit", "catalog", "changes", "deployments", "gates", "incidents", "intake"})
@NullMarked
package dev.plimsoll.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

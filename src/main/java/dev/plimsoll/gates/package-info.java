/** Gates in front of environments: who may let which artifact pass, by which rules, and what was decided. */
@ApplicationModule(allowedDependencies = {"access", "audit", "catalog", "changes", "deployments", "pipelines"})
@NullMarked
package dev.plimsoll.gates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

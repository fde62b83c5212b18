/** The ledger: which version reached which environment, when, how it ended, and what runs because of it. */
@ApplicationModule(allowedDependencies = {"audit", "catalog", "changes"})
@NullMarked
package dev.plimsoll.deployments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Runs of pipelines and their jobs, as the CI tells of them. */
@ApplicationModule(allowedDependencies = {"catalog", "changes"})
@NullMarked
package dev.plimsoll.pipelines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

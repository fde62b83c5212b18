/** What could be deployed: commits, change requests, and builds with the artifacts they made. */
@ApplicationModule(allowedDependencies = {"catalog"})
@NullMarked
package dev.plimsoll.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Incidents: what was broken, since when, and until when, as their sources tell of them. */
@ApplicationModule(allowedDependencies = {"catalog"})
@NullMarked
package dev.plimsoll.incidents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

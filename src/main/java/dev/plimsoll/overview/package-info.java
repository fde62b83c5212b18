/** The frame of every page: load line, state sentence, search, live signals, times in the reader's zone. */
@ApplicationModule(allowedDependencies = {"catalog", "access", "changes", "deployments", "gates", "incidents"})
@NullMarked
package dev.plimsoll.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

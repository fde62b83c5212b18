/** What exists: services and the names they go by, repositories, environments in their order of promotion, teams. */
@ApplicationModule(allowedDependencies = {"audit"})
@NullMarked
package dev.plimsoll.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

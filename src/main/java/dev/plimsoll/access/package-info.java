/** People and programs: who may sign in, and what they may do. */
@ApplicationModule(allowedDependencies = {"audit"})
@NullMarked
package dev.plimsoll.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The names of variables and secrets: which of them each environment has, and which a release needs. Never a value. */
@ApplicationModule(allowedDependencies = {"catalog"})
@NullMarked
package dev.plimsoll.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

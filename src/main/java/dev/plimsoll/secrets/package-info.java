/** Seals what must be kept and not be read: with a key that is not in the database. Stands below everybody. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.plimsoll.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

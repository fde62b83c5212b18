/** The PostgreSQL server that comes along: unpacked, started and stopped with Plimsoll, its data kept. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.plimsoll.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What people and programs did: an append-only, hash-chained record, written in the transaction of the act. It stands at
 * the bottom, because whoever acts records.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.plimsoll.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

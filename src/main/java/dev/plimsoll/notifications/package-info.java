/**
 * Telling people and tools: hears what the others decide, writes a row for each message in the same transaction, and
 * carries it outside until it arrives. Uses others and is never used.
 *
 * <p>To add a way to reach somebody implement {@link dev.plimsoll.notifications.Channel} in a package of its own below.
 */
@ApplicationModule(
        allowedDependencies = {"access", "audit", "catalog", "gates", "gates :: outbox", "metrics", "secrets"})
@NullMarked
package dev.plimsoll.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

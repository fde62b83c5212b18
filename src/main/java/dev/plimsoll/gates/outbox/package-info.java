/** What is told outside, and how messages are carried until they arrive: the latter is there for other modules too. */
@NamedInterface("outbox")
@NullMarked
package dev.plimsoll.gates.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

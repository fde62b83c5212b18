/** What is told outside of this process: written with what it tells of, delivered after it, and repeated until it arrived. */
@NullMarked
package dev.plimsoll.gates.outbox;

import org.jspecify.annotations.NullMarked;

/** What a gate knows of a candidate and of the world, read from what the other modules publish. */
@NullMarked
package dev.plimsoll.gates.facts;

import org.jspecify.annotations.NullMarked;

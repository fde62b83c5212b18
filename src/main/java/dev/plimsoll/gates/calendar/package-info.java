/** When a gate is open, on the clocks of the people who set it. */
@NullMarked
package dev.plimsoll.gates.calendar;

import org.jspecify.annotations.NullMarked;

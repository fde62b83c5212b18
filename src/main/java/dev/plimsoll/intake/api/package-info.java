/** What programs ask about the door. */
@NullMarked
package dev.plimsoll.intake.api;

import org.jspecify.annotations.NullMarked;

/** Asks services which version they are, and hands on what they answer as something that was seen. */
@NullMarked
package dev.plimsoll.intake.versions;

import org.jspecify.annotations.NullMarked;

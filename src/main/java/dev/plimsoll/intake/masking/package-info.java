/** Finds credentials in what senders send, by rules in data form, and masks them before anything is kept. */
@NullMarked
package dev.plimsoll.intake.masking;

import org.jspecify.annotations.NullMarked;

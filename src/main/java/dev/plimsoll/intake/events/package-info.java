/** Plimsoll's own vocabulary: POST /api/v1/events. Reference: docs/reference/events.md. */
@NullMarked
package dev.plimsoll.intake.events;

import org.jspecify.annotations.NullMarked;

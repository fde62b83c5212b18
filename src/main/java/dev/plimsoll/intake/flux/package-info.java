/** Notifications of Flux. Facts about it: docs/reference/sources/flux.md. */
@NullMarked
package dev.plimsoll.intake.flux;

import org.jspecify.annotations.NullMarked;

/** Events of Spinnaker, by its service echo. Facts about it: docs/reference/sources/spinnaker.md. */
@NullMarked
package dev.plimsoll.intake.spinnaker;

import org.jspecify.annotations.NullMarked;

/** Alerts of Opsgenie. Facts about it: docs/reference/sources/opsgenie.md. */
@NullMarked
package dev.plimsoll.intake.opsgenie;

import org.jspecify.annotations.NullMarked;

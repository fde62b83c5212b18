/** Alerts of the monitors of Datadog. Facts about it: docs/reference/sources/datadog.md. */
@NullMarked
package dev.plimsoll.intake.datadog;

import org.jspecify.annotations.NullMarked;

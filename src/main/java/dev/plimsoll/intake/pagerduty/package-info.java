/** Incidents of PagerDuty. Facts about it: docs/reference/sources/pagerduty.md. */
@NullMarked
package dev.plimsoll.intake.pagerduty;

import org.jspecify.annotations.NullMarked;

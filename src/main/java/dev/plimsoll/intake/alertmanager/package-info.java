/** Alerts of the Alertmanager of Prometheus. Facts about it: docs/reference/sources/alertmanager.md. */
@NullMarked
package dev.plimsoll.intake.alertmanager;

import org.jspecify.annotations.NullMarked;

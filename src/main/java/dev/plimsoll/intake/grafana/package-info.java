/** Alerts of Grafana. Facts about it: docs/reference/sources/grafana.md. */
@NullMarked
package dev.plimsoll.intake.grafana;

import org.jspecify.annotations.NullMarked;

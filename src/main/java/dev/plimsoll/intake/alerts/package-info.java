/** The body that Alertmanager sends, and Grafana after it: a group of alerts. */
@NullMarked
package dev.plimsoll.intake.alerts;

import org.jspecify.annotations.NullMarked;

/** Alerts and issues of Sentry. Facts about it: docs/reference/sources/sentry.md. */
@NullMarked
package dev.plimsoll.intake.sentry;

import org.jspecify.annotations.NullMarked;

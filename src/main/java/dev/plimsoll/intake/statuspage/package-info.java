/** Incidents of status pages of Statuspage. Facts about it: docs/reference/sources/statuspage.md. */
@NullMarked
package dev.plimsoll.intake.statuspage;

import org.jspecify.annotations.NullMarked;

/** What programs read of incidents: {@code /api/v1/incidents}. */
@NullMarked
package dev.plimsoll.incidents.api;

import org.jspecify.annotations.NullMarked;

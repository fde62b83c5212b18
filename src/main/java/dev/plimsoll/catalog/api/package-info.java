/** What programs read of the catalogue: {@code /api/v1/services}, {@code /api/v1/environments}, {@code /api/v1/teams}. */
@NullMarked
package dev.plimsoll.catalog.api;

import org.jspecify.annotations.NullMarked;

/** The pages of the settings about services, environments and teams. */
@NullMarked
package dev.plimsoll.catalog.web;

import org.jspecify.annotations.NullMarked;

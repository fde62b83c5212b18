/** Pages of incidents: the list, one of them, what can be done with it, and the view for the night. */
@NullMarked
package dev.plimsoll.incidents.web;

import org.jspecify.annotations.NullMarked;

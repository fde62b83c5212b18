/** Signing in, and the first visit. */
@NullMarked
package dev.plimsoll.access.web;

import org.jspecify.annotations.NullMarked;

/** The pages Sign in and Welcome. */
@NullMarked
package dev.plimsoll.access.web;

import org.jspecify.annotations.NullMarked;

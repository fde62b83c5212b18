/** Plimsoll. Each package below is a module; the graph between them is checked by a test. */
@NullMarked
package dev.plimsoll;

import org.jspecify.annotations.NullMarked;

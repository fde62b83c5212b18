/** The rules that come along, one class each. */
@NullMarked
package dev.plimsoll.gates.rules;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.plimsoll.incidents;

import org.jspecify.annotations.NullMarked;

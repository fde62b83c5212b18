/** What the entrances of deployment platforms share: those ask again and again, and use what they are told at once. */
@NullMarked
package dev.plimsoll.gates.platforms;

import org.jspecify.annotations.NullMarked;

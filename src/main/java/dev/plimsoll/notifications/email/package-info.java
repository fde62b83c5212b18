/** Messages as e-mail, to people. */
@NullMarked
package dev.plimsoll.notifications.email;

import org.jspecify.annotations.NullMarked;

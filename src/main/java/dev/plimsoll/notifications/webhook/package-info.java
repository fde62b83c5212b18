/** Messages to any tool, signed by Standard Webhooks. */
@NullMarked
package dev.plimsoll.notifications.webhook;

import org.jspecify.annotations.NullMarked;

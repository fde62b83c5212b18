/** Messages to channels of Slack, by incoming webhooks. */
@NullMarked
package dev.plimsoll.notifications.slack;

import org.jspecify.annotations.NullMarked;

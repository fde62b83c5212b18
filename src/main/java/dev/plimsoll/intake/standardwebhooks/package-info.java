/** Senders of one's own that sign as Standard Webhooks has it: docs/reference/sources/standard-webhooks.md. */
@NullMarked
package dev.plimsoll.intake.standardwebhooks;

import org.jspecify.annotations.NullMarked;

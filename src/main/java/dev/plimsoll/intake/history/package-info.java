/** What a code forge knows of the time before its webhooks: asked for page by page, and taken in as events. */
@NullMarked
package dev.plimsoll.intake.history;

import org.jspecify.annotations.NullMarked;

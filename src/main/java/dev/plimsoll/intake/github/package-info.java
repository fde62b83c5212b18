/** What GitHub's webhooks say, in our words. Facts about them: docs/reference/sources/github.md. */
@NullMarked
package dev.plimsoll.intake.github;

import org.jspecify.annotations.NullMarked;

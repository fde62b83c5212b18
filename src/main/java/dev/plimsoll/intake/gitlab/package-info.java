/** What GitLab's webhooks say, in our words. Facts about them: docs/reference/sources/gitlab.md. */
@NullMarked
package dev.plimsoll.intake.gitlab;

import org.jspecify.annotations.NullMarked;

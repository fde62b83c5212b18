/** GitLab, so far for gates alone: deployments that wait for an approval. */
@NullMarked
package dev.plimsoll.intake.gitlab;

import org.jspecify.annotations.NullMarked;

/** Builds of Buildkite. Facts about it: docs/reference/sources/buildkite.md. */
@NullMarked
package dev.plimsoll.intake.buildkite;

import org.jspecify.annotations.NullMarked;

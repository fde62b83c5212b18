/** Workflows of CircleCI. Facts about it: docs/reference/sources/circleci.md. */
@NullMarked
package dev.plimsoll.intake.circleci;

import org.jspecify.annotations.NullMarked;

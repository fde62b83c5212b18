/** Builds of Jenkins. Facts about it: docs/reference/sources/jenkins.md. */
@NullMarked
package dev.plimsoll.intake.jenkins;

import org.jspecify.annotations.NullMarked;

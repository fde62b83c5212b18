/** Incidents of status pages of Better Stack. Facts about it: docs/reference/sources/betterstack.md. */
@NullMarked
package dev.plimsoll.intake.betterstack;

import org.jspecify.annotations.NullMarked;

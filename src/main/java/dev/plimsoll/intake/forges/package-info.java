/** What code forges say alike: commits that were pushed, and issues that are incidents. */
@NullMarked
package dev.plimsoll.intake.forges;

import org.jspecify.annotations.NullMarked;

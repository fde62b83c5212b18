/** What the tools of a cluster have in common: images, the marks on an object, and how what they tell is reported. */
@NullMarked
package dev.plimsoll.intake.clusters;

import org.jspecify.annotations.NullMarked;

/**
 * CloudEvents over HTTP, and the vocabulary CDEvents in them or bare. Facts about both:
 * docs/reference/sources/cloudevents.md.
 */
@NullMarked
package dev.plimsoll.intake.cloudevents;

import org.jspecify.annotations.NullMarked;

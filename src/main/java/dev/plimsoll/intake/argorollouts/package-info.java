/** Notifications of Argo Rollouts. Facts about it: docs/reference/sources/argo-rollouts.md. */
@NullMarked
package dev.plimsoll.intake.argorollouts;

import org.jspecify.annotations.NullMarked;

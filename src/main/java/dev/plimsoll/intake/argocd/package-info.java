/** Notifications of Argo CD. Facts about them: docs/reference/sources/argocd.md. */
@NullMarked
package dev.plimsoll.intake.argocd;

import org.jspecify.annotations.NullMarked;

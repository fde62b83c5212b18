/** What watchers of a Kubernetes cluster send. Facts about it: docs/reference/sources/kubernetes.md. */
@NullMarked
package dev.plimsoll.intake.kubernetes;

import org.jspecify.annotations.NullMarked;

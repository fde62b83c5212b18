/** Gates for Argo Rollouts, as a metric that its web provider measures. */
@NullMarked
package dev.plimsoll.gates.argo;

import org.jspecify.annotations.NullMarked;

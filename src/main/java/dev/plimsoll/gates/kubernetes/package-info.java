/** Gates for Kubernetes, as a validating webhook that admits what is approved. */
@NullMarked
package dev.plimsoll.gates.kubernetes;

import org.jspecify.annotations.NullMarked;

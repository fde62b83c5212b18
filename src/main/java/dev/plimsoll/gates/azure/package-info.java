/** Gates for Azure DevOps, as a check that invokes a REST API and is told the end of it later. */
@NullMarked
package dev.plimsoll.gates.azure;

import org.jspecify.annotations.NullMarked;

/** What the service hooks of Azure DevOps say. Facts about them: docs/reference/sources/azure-devops.md. */
@NullMarked
package dev.plimsoll.intake.azuredevops;

import org.jspecify.annotations.NullMarked;

/** Tests of how checks of Azure DevOps ask of gates, and are told. */
package dev.plimsoll.gates.azure;

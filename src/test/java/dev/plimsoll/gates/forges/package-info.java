/** Tests of platforms that hold deployments. */
package dev.plimsoll.gates.forges;

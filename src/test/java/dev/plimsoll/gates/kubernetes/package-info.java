/** Tests of how the API server of a cluster asks of gates. */
package dev.plimsoll.gates.kubernetes;

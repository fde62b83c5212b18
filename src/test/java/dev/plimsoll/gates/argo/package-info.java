/** Tests of how Argo Rollouts asks of gates. */
package dev.plimsoll.gates.argo;

/** Tests of how Flagger asks of gates. */
package dev.plimsoll.gates.flagger;

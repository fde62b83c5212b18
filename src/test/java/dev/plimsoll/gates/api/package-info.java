/** Tests of what pipelines ask of gates. */
package dev.plimsoll.gates.api;

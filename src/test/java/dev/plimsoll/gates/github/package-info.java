/** Tests of gates for GitHub. */
package dev.plimsoll.gates.github;

/** What pipelines ask of gates: open a request, wait for the answer, and use it once. */
@NullMarked
package dev.plimsoll.gates.api;

import org.jspecify.annotations.NullMarked;

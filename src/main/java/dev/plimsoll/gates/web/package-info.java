/** The pages of gates: approvals for people, who read the evidence before they decide. */
@NullMarked
package dev.plimsoll.gates.web;

import org.jspecify.annotations.NullMarked;

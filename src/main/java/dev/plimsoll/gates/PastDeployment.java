package dev.plimsoll.gates;

import dev.plimsoll.gates.facts.Candidate;
import java.time.Instant;

/**
 * A deployment of the past, as the candidate that it was before.
 *
 * @param at when it began
 * @param hasFailed whether it failed, was taken back, or ran something else than it said
 */
record PastDeployment(long id, Candidate candidate, Instant at, boolean hasFailed) {}

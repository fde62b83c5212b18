package dev.plimsoll.gates.facts;

import java.time.Instant;

/**
 * A candidate, and the instant as of which the world around it is asked for.
 *
 * @param deployment our number of the deployment that the candidate became, which says nothing about itself; 0 for a
 *     candidate that is asked about now
 */
public record Question(Candidate candidate, Instant at, long deployment) {}

package dev.plimsoll.gates;

/**
 * What became of a vote.
 *
 * @param isRepeat whether the same had been said before, and nothing was written
 */
public record VoteTaken(long voteId, boolean isRepeat, GateRequest request, String sentence) {}

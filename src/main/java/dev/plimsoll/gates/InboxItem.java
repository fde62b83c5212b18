package dev.plimsoll.gates;

/**
 * A request in somebody's inbox.
 *
 * @param isForYou whether a word of this person would count and has not been said
 * @param hasVoted whether he or she has spoken in this round
 * @param isYours whether he or she had a hand in it
 */
public record InboxItem(GateRequest request, boolean isForYou, boolean hasVoted, boolean isYours) {}

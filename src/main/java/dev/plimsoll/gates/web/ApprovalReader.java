package dev.plimsoll.gates.web;

/**
 * What the person before the screen may do about a request.
 *
 * @param personId our number of the person; 0 for somebody who may approve nothing
 * @param mayDecide whether a word of this person would be taken
 * @param isSelf whether he or she had a hand in it
 * @param hasApproved whether the last word of this person in this round is yes
 */
record ApprovalReader(long personId, boolean mayDecide, boolean isSelf, boolean hasApproved) {}

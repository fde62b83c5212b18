package dev.plimsoll.gates;

/**
 * Somebody denied a request after it had been used, and so asks to stop what it let pass. Published inside the transaction
 * that wrote it.
 *
 * @param vote our number of the denial
 * @param because the reason, in the person's words
 * @param person the user name
 */
public record GateStopAsked(GateRequest request, long vote, String because, String person) {}

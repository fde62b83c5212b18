package dev.plimsoll.gates;

/**
 * Something about a request is no longer as pages show it, though it stands in the same state: somebody spoke, or there is
 * something else to decide on. Published inside the transaction that wrote it.
 *
 * @param request our number of it
 */
public record GateNews(long request) {}

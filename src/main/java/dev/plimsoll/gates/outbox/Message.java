package dev.plimsoll.gates.outbox;

/**
 * Something to tell outside.
 *
 * @param key the same for each attempt to tell the same
 * @param event such as {@code gate.approved}
 * @param body as JSON
 */
public record Message(long requestId, String key, String event, String body) {}

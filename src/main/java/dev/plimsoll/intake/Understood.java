package dev.plimsoll.intake;

/**
 * Something that was understood on the way in, by a door that knows its senders in another way than by a signature.
 *
 * @param key what makes a repeat of it a repeat
 * @param event its type
 * @param body as it was sent
 */
public record Understood(String key, String event, byte[] body, Translation translation) {}

package dev.plimsoll.intake;

import dev.plimsoll.intake.masking.Finding;
import java.util.List;

/**
 * Something that was understood on the way in, by a door that knows its senders in another way than by a signature.
 *
 * @param key what makes a repeat of it a repeat
 * @param event its type
 * @param body as it was sent, credentials masked
 * @param findings where they were
 */
public record Understood(String key, String event, byte[] body, Translation translation, List<Finding> findings) {}

package dev.plimsoll.notifications;

import java.time.Instant;

/**
 * A tool that listens.
 *
 * @param channel such as {@code slack}
 * @param shown as much of its address as everybody who administers may see
 */
public record Receiver(long id, String channel, String name, String shown, String madeBy, Instant madeAt) {}

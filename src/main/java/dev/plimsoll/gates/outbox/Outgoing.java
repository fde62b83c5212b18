package dev.plimsoll.gates.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way, for pages.
 *
 * @param state {@code waiting, delivering, delivered} or {@code failed}
 * @param answer what the receiver said last
 */
public record Outgoing(
        long id,
        String channel,
        Message message,
        String state,
        int attempts,
        Instant writtenAt,
        @Nullable Instant nextAt,
        @Nullable Instant deliveredAt,
        @Nullable String answer) {}

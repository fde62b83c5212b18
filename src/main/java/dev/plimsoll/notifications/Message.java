package dev.plimsoll.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice on its way to one receiver.
 *
 * @param receiver our number of a person or a {@link Receiver}, as the channel knows it
 * @param state {@code waiting, delivering, delivered} or {@code failed}
 * @param answer what the receiver said last
 */
public record Message(
        long id,
        String channel,
        long receiver,
        Notice notice,
        String state,
        int attempts,
        Instant writtenAt,
        @Nullable Instant nextAt,
        @Nullable Instant deliveredAt,
        @Nullable String answer) {

    public boolean isFailed() {
        return state.equals("failed");
    }
}

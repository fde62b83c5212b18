package dev.plimsoll.notifications;

import dev.plimsoll.gates.outbox.Letters;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of one channel. */
record ChannelLetters(Messages messages, Channel channel) implements Letters<Message> {

    @Override
    public Optional<Message> take(Instant now, Instant until) {
        return messages.take(channel.name(), now, until);
    }

    @Override
    public int attempts(Message taken) {
        return taken.attempts();
    }

    @Override
    public String hand(Message taken) throws IOException {
        return channel.deliver(taken);
    }

    @Override
    public void note(Message taken, String state, String answer, @Nullable Instant nextAt, Instant now) {
        messages.note(taken, state, answer, nextAt, now);
    }
}

package dev.plimsoll.notifications;

import dev.plimsoll.gates.outbox.Carrier;
import java.time.Clock;
import java.time.Instant;

/** Carries the messages of one channel when a test says so, and at the instant that it says. */
public final class Letterbox {

    private final Carrier<Message> carrier;

    public Letterbox(Messages messages, Channel channel, Clock clock) {
        carrier = new Carrier<>(new ChannelLetters(messages, channel), clock);
    }

    public boolean deliver(Instant now) {
        return carrier.deliverNext(now);
    }
}

package dev.plimsoll.gates.outbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Delivers what is due of the decisions of gates. */
@Component
public class Delivery implements Letters<Outgoing> {

    private static final int AT_ONCE = 100;

    private final Outbox outbox;
    private final Map<String, OutboxChannel> channels;
    private final Carrier<Outgoing> carrier;

    Delivery(Outbox outbox, List<OutboxChannel> channels, Clock clock) {
        this.outbox = outbox;
        this.channels = channels.stream().collect(Collectors.toMap(OutboxChannel::name, Function.identity()));
        this.carrier = new Carrier<>(this, clock);
    }

    @Scheduled(fixedDelayString = "${plimsoll.gates.deliver-every:1s}")
    void deliverThoseDue() {
        carrier.deliverThoseDue(channels.isEmpty() ? 0 : AT_ONCE);
    }

    /** Delivers the next that is due at an instant; false if nothing is. */
    boolean deliverNext(Instant now) {
        return carrier.deliverNext(now);
    }

    @Override
    public Optional<Outgoing> take(Instant now, Instant until) {
        return outbox.take(now, until);
    }

    @Override
    public int attempts(Outgoing taken) {
        return taken.attempts();
    }

    @Override
    public String hand(Outgoing taken) throws IOException {
        return Objects.requireNonNull(channels.get(taken.channel())).deliver(taken.message());
    }

    @Override
    public void note(Outgoing taken, String state, String answer, @Nullable Instant nextAt, Instant now) {
        outbox.note(taken, state, answer, nextAt, now);
    }
}

package dev.plimsoll.gates.outbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Delivers what is due, each attempt outside of any transaction, with longer and longer pauses for about a day. */
@Component
public class Delivery {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 30;
    private static final int AT_ONCE = 100;

    private final Outbox outbox;
    private final Map<String, OutboxChannel> channels;
    private final Clock clock;

    Delivery(Outbox outbox, List<OutboxChannel> channels, Clock clock) {
        this.outbox = outbox;
        this.channels = channels.stream().collect(Collectors.toMap(OutboxChannel::name, Function.identity()));
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${plimsoll.gates.deliver-every:1s}")
    void deliverThoseDue() {
        var left = channels.isEmpty() ? 0 : AT_ONCE;
        while (left > 0 && deliverNext(clock.instant())) {
            left--;
        }
    }

    /** Delivers the next that is due at an instant; false if nothing is. */
    boolean deliverNext(Instant now) {
        var taken = outbox.take(now, now.plus(LEASE));
        taken.ifPresent(outgoing -> deliver(outgoing, now));
        return taken.isPresent();
    }

    private void deliver(Outgoing outgoing, Instant now) {
        var channel = Objects.requireNonNull(channels.get(outgoing.channel()));
        try {
            outbox.note(outgoing, "delivered", channel.deliver(outgoing.message()), null, clock.instant());
        } catch (Undeliverable e) {
            outbox.note(outgoing, "failed", String.valueOf(e.getMessage()), null, now);
        } catch (RetryLater e) {
            again(outgoing, String.valueOf(e.getMessage()), e.pause(), now);
        } catch (IOException | RuntimeException e) {
            again(outgoing, e.getClass().getSimpleName() + ": " + e.getMessage(), Duration.ZERO, now);
        }
    }

    private void again(Outgoing outgoing, String answer, Duration atLeast, Instant now) {
        var next = next(outgoing.attempts(), now);
        if (next != null && next.isBefore(now.plus(atLeast))) {
            next = now.plus(atLeast);
        }
        outbox.note(outgoing, next == null ? "failed" : "waiting", answer, next, now);
    }

    /** 1 s after the first attempt, then twice as long each time, at most an hour; null when it is given up. */
    static @Nullable Instant next(int attempts, Instant now) {
        if (attempts >= MOST_ATTEMPTS) {
            return null;
        }
        var pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 12));
        return now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}

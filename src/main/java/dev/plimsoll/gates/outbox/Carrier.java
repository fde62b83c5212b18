package dev.plimsoll.gates.outbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries messages out of a table, each attempt outside of any transaction, with longer and longer pauses for a day. */
public final class Carrier<M> {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 30;

    private final Letters<M> letters;
    private final Clock clock;

    public Carrier(Letters<M> letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    /** Delivers those that are due now, at most so many. */
    public void deliverThoseDue(int most) {
        var left = most;
        while (left > 0 && deliverNext(clock.instant())) {
            left--;
        }
    }

    /** Delivers the next that is due at an instant; false if nothing is. */
    public boolean deliverNext(Instant now) {
        var taken = letters.take(now, now.plus(LEASE));
        taken.ifPresent(letter -> deliver(letter, now));
        return taken.isPresent();
    }

    private void deliver(M letter, Instant now) {
        try {
            letters.note(letter, "delivered", letters.hand(letter), null, clock.instant());
        } catch (Undeliverable e) {
            letters.note(letter, "failed", String.valueOf(e.getMessage()), null, now);
        } catch (RetryLater e) {
            again(letter, String.valueOf(e.getMessage()), e.pause(), now);
        } catch (IOException | RuntimeException e) {
            again(letter, e.getClass().getSimpleName() + ": " + e.getMessage(), Duration.ZERO, now);
        }
    }

    private void again(M letter, String answer, Duration atLeast, Instant now) {
        var next = next(letters.attempts(letter), now);
        var asked = now.plus(atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast);
        letters.note(
                letter,
                next == null ? "failed" : "waiting",
                answer,
                next != null && asked.isAfter(next) ? asked : next,
                now);
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

package dev.plimsoll.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the product under test: it goes on as ever, from an instant that a test may choose. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    MovableClock() {}

    /** From now on it is that instant, and time goes on from there; whoever does this goes {@link #home()} afterwards. */
    public void travelTo(Instant instant) {
        ahead = Duration.between(Instant.now(), instant);
    }

    public void home() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

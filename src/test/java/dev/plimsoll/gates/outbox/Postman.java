package dev.plimsoll.gates.outbox;

import java.time.Instant;

/** Delivers when a test says so. */
public final class Postman {

    private final Delivery delivery;

    public Postman(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Delivers all that is due at an instant. */
    public void goAt(Instant now) {
        var left = 20;
        while (left > 0 && delivery.deliverNext(now)) {
            left--;
        }
    }
}

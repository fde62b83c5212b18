package dev.plimsoll.intake.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery in a list.
 *
 * @param made what Plimsoll made of it, or why nothing, in words
 * @param tookUs from the first byte to the end of the translation, in microseconds
 * @param bytes the size of its body
 */
record DeliveryLine(
        long id,
        Instant receivedAt,
        String event,
        String outcome,
        @Nullable String made,
        int tookUs,
        int bytes,
        @Nullable Instant replayedAt) {

    public OutcomeMark mark() {
        return OutcomeMark.of(outcome);
    }

    public String took() {
        return Sizes.millis(tookUs);
    }
}

package dev.plimsoll.audit;

import java.time.Instant;

/**
 * A head of the chain that is told to the outside, where nobody who can write into the database can change it.
 *
 * @param hash 64 hexadecimal digits
 * @param at when it was told
 */
public record Anchor(long seq, String hash, Instant at) {

    /** The words that are signed and logged. */
    String text() {
        return "plimsoll-audit-anchor chain=%s seq=%d hash=%s at=%s".formatted(Chain.NAME, seq, hash, at);
    }
}

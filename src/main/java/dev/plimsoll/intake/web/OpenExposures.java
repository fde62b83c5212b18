package dev.plimsoll.intake.web;

import java.time.Instant;

/**
 * How many credentials that a source sent may still open something.
 *
 * @param since when the first of them was sent
 */
record OpenExposures(String source, long count, Instant since) {

    public String howMany() {
        return count == 1 ? "1 credential" : "%,d credentials".formatted(count);
    }
}

package dev.plimsoll.intake.web;

import dev.plimsoll.intake.masking.Rules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credential that a source sent, as its page shows it: never the credential.
 *
 * @param firstSeenAt exposed since then, by our clock
 * @param deliveries how many were sent with it
 * @param place where it stood in the last of them that is still kept; null if none is
 * @param delivery the number of that delivery; null if none is kept
 */
record ExposureRow(
        long id,
        String source,
        String rule,
        Instant firstSeenAt,
        Instant lastSeenAt,
        long deliveries,
        String state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable String place,
        @Nullable Long delivery) {

    public boolean isOpen() {
        return state.equals("open");
    }

    /** Somebody said that it was rotated, and it was sent again. */
    public boolean isReopened() {
        return isOpen() && decidedAt != null;
    }

    public String title() {
        return Rules.shipped().title(rule);
    }

    public String catches() {
        return Rules.shipped().named(rule).map(known -> known.catches()).orElse("");
    }

    public String howMany() {
        return deliveries == 1 ? "1 delivery" : "%,d deliveries".formatted(deliveries);
    }
}

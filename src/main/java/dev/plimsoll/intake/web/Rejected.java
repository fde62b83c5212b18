package dev.plimsoll.intake.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was turned away in the last 24 hours in the name of a source.
 *
 * @param count whole UTC days are counted, so yesterday's part of it may be too large
 * @param isUpperBound whether yesterday is part of it
 * @param reason of the last one
 */
record Rejected(
        String source,
        long count,
        boolean isUpperBound,
        Instant lastAt,
        String reason,
        @Nullable String lastRemote) {

    public String howMany() {
        return (isUpperBound ? "up to " : "") + "%,d".formatted(count);
    }

    /** The reason as the second half of a sentence. */
    public String why() {
        return switch (reason) {
            case "signature" -> "no secret of this source signed it, or was shown in it";
            case "form" -> "a field is missing or wrong, as the answer said";
            case "unknown source" -> "there is no source of that name";
            default -> reason;
        };
    }
}

package dev.plimsoll.intake.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was turned away on one UTC day for one reason; of the last one a sample is known.
 *
 * @param lastEvent what it said it was about; nobody vouches for it
 */
record RejectionLine(
        LocalDate day,
        String reason,
        long count,
        Instant lastAt,
        @Nullable String lastRemote,
        @Nullable String lastEvent) {}

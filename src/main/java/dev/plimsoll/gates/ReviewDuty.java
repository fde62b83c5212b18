package dev.plimsoll.gates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The duty to look at a broken glass.
 *
 * @param personId who broke it
 * @param reviewer who looked at it; null while it is open
 * @param outcome what he or she thinks of it
 */
public record ReviewDuty(
        long requestId,
        long personId,
        String personName,
        String reason,
        String incident,
        Instant openedAt,
        Instant dueAt,
        @Nullable String reviewer,
        @Nullable String outcome,
        @Nullable Instant reviewedAt) {}

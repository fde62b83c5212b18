package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rollbacks are asked for; null narrows nothing.
 *
 * @param services empty means that none fits
 * @param from the first instant at which they had taken effect
 * @param to the first instant after the window
 */
public record RollbackFilter(
        @Nullable List<Long> services,
        @Nullable Long environment,
        @Nullable Instant from,
        @Nullable Instant to) {}

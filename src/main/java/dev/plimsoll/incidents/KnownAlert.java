package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is known.
 *
 * @param service our name of it, or the one that was said; null if none was
 * @param endedAt null while it fires, or where it is said to have ended before it began
 * @param endKnownAt when we heard that it ended
 */
public record KnownAlert(
        long id,
        String name,
        @Nullable String severity,
        String source,
        @Nullable String service,
        @Nullable String environment,
        Instant startedAt,
        @Nullable Instant endedAt,
        Instant knownAt,
        @Nullable Instant endKnownAt,
        @Nullable String summary,
        @Nullable String url) {}

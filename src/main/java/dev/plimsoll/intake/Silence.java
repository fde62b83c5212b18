package dev.plimsoll.intake;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time without a word of a source that is longer than it should be.
 *
 * @param from its last word before
 * @param until the next word; null while there is none
 * @param limit how long a pause may be at that time before it is a silence
 */
public record Silence(Instant from, @Nullable Instant until, Duration limit) {}

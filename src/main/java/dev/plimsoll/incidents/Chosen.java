package dev.plimsoll.incidents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a setting, and who chose it.
 *
 * @param by null if nobody ever chose
 */
public record Chosen<T>(
        T value, @Nullable String by, @Nullable Instant at) {

    /** What holds as long as nobody chooses. */
    public static <T> Chosen<T> byDefault(T value) {
        return new Chosen<>(value, null, null);
    }
}

package dev.plimsoll.gates;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of something in a transaction that is kept either way: what was learned on the way to a refusal stays true. */
record Outcome<T>(@Nullable T value, @Nullable RuntimeException refusal) {

    static <T> Outcome<T> of(T value) {
        return new Outcome<>(value, null);
    }

    static <T> Outcome<T> refused(RuntimeException refusal) {
        return new Outcome<>(null, refusal);
    }

    T get() {
        if (refusal != null) {
            throw refusal;
        }
        return Objects.requireNonNull(value);
    }
}

package dev.plimsoll.access.web;

import dev.plimsoll.access.NewToken;
import dev.plimsoll.access.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A token as somebody asked for it; a word that is no role asks for a viewer's. */
record TokenForm(
        @Nullable String name,
        @Nullable String role,
        @Nullable Integer days) {

    NewToken token() {
        return new NewToken(
                Objects.requireNonNullElse(name, ""),
                known(Objects.requireNonNullElse(role, "")),
                Duration.ofDays(Objects.requireNonNullElse(days, 0)));
    }

    private static Role known(String word) {
        return Arrays.stream(Role.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(Role.VIEWER);
    }
}

package dev.plimsoll.access.web;

import dev.plimsoll.access.NewPerson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first step of Welcome as it was typed. */
record WelcomeForm(
        @Nullable String username,
        @Nullable String displayName,
        @Nullable String password) {

    NewPerson person() {
        return new NewPerson(text(username), text(displayName), text(password));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    @Override
    public String toString() {
        return "WelcomeForm[username=%s, displayName=%s, password=***]".formatted(username, displayName);
    }
}

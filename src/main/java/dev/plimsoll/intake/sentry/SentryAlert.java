package dev.plimsoll.intake.sentry;

import dev.plimsoll.intake.WebAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said of an alert, apart from its identity and its times. */
record SentryAlert(
        String name,
        @Nullable String severity,
        @Nullable String service,
        @Nullable String environment,
        @Nullable String summary,
        @Nullable String url) {

    private static final int LONGEST_NAME = 200;

    static SentryAlert of(
            @Nullable String name,
            @Nullable String severity,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String summary,
            @Nullable String url) {
        return new SentryAlert(
                Objects.requireNonNullElse(name, "unnamed alert"),
                severity,
                name(service),
                name(environment),
                summary,
                WebAddress.orNull(url));
    }

    private static @Nullable String name(@Nullable String text) {
        return text == null || text.length() > LONGEST_NAME ? null : text;
    }
}

package dev.plimsoll.notifications;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Under which address readers of messages reach this installation: {@code plimsoll.base-url}. */
@Component
public class Links {

    private final String base;

    Links(@Value("${plimsoll.base-url:}") String configured) {
        base = configured.strip().replaceAll("/+$", "");
    }

    public boolean isKnown() {
        return !base.isEmpty();
    }

    /** A link to a page; null for none, and where nobody has said under which address Plimsoll is reached. */
    public @Nullable String link(@Nullable String path) {
        return path == null || base.isEmpty() ? null : base + path;
    }

    /** Such as {@code plimsoll.example.org}; {@code plimsoll.invalid} where nobody has said. */
    public String host() {
        var host = base.isEmpty() ? null : URI.create(base).getHost();
        return host == null ? "plimsoll.invalid" : host;
    }

    /** What names this installation in events. */
    public String source() {
        return base.isEmpty() ? "/plimsoll" : base;
    }
}

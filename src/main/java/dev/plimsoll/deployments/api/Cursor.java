package dev.plimsoll.deployments.api;

import dev.plimsoll.deployments.InvalidCursor;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of deployments ended: the next one begins behind it, whatever has come in front meanwhile. */
record Cursor(Instant happenedAt, long number) {

    /** Before everything: the first page. */
    static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

    static Cursor after(DeploymentItem item) {
        return new Cursor(item.reported().happenedAt(), item.reported().number());
    }

    /**
     * The cursor that a program sends back; the first page where it sends none.
     *
     * @throws InvalidCursor if we never gave out such a text
     */
    static Cursor of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return START;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/");
            return new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidCursor(text);
        }
    }

    String text() {
        var plain = happenedAt + "/" + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}

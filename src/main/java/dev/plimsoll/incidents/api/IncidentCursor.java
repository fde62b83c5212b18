package dev.plimsoll.incidents.api;

import dev.plimsoll.deployments.InvalidCursor;
import dev.plimsoll.incidents.IncidentItem;
import dev.plimsoll.incidents.IncidentList;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a page of incidents ended: the next one begins behind it, whatever has come in front meanwhile. */
record IncidentCursor(Instant beganAt, long number) {

    private static final IncidentCursor START = new IncidentCursor(IncidentList.START, Long.MAX_VALUE);

    static IncidentCursor after(IncidentItem item) {
        return new IncidentCursor(item.beganAt(), item.id());
    }

    /**
     * The cursor that a program sends back; the first page where it sends none.
     *
     * @throws InvalidCursor if we never gave out such a text
     */
    static IncidentCursor of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return START;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/");
            return new IncidentCursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new InvalidCursor(text);
        }
    }

    String text() {
        var plain = beganAt + "/" + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}

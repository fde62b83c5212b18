package dev.plimsoll.audit.api;

import dev.plimsoll.audit.AuditFilter;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a program asks of the audit log; all of it stands in the address.
 *
 * @param actor the id or the name of who acted
 * @param object the name of what it was done to
 * @param from the first instant
 * @param to the first instant after the window
 * @param limit how many on a page, 1 to 1000
 */
record AuditAsk(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable String via,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cursor,
        @Nullable Integer limit) {

    private static final int LARGEST_PAGE = 1000;
    private static final int USUAL_PAGE = 100;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * @throws UnknownChannel if {@code via} is none
     * @throws OutOfReach if an instant is in no year that has four digits
     */
    AuditFilter filter() {
        var channel = blankToNull(via);
        if (channel != null && !AuditFilter.CHANNELS.contains(channel)) {
            throw new UnknownChannel(channel);
        }
        return new AuditFilter(
                blankToNull(actor),
                blankToNull(action),
                blankToNull(object),
                channel,
                inReach("from", from),
                inReach("to", to));
    }

    private static @Nullable Instant inReach(String name, @Nullable Instant at) {
        if (at != null && (at.isBefore(FIRST) || at.isAfter(LAST))) {
            throw new OutOfReach(name, at);
        }
        return at;
    }

    /** @throws InvalidCursor if we never gave out such a text */
    @Nullable
    Long before() {
        var text = blankToNull(cursor);
        if (text != null && !text.matches("\\d{1,18}")) {
            throw new InvalidCursor(text);
        }
        return text == null ? null : Long.valueOf(text);
    }

    int size() {
        return Math.max(1, Math.min(Objects.requireNonNullElse(limit, USUAL_PAGE), LARGEST_PAGE));
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}

package dev.plimsoll.audit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.audit.AuditFilter;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a reader wants to see of the audit log; all of it stands in the address.
 *
 * @param actor the id or the name of who acted
 * @param object the name of what it was done to
 * @param via through what; a word that is none is as good as none
 * @param from the first day in the reader's zone, or an instant, see {@link DayText}
 * @param to the last day, or the first instant after the window
 * @param cursor the number that the page stands below; a text that is none is as good as none
 */
record AuditAsk(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable String via,
        @Nullable String from,
        @Nullable String to,
        @Nullable String cursor) {

    AuditAsk {
        actor = blankToNull(actor);
        action = blankToNull(action);
        object = blankToNull(object);
        via = via != null && AuditFilter.CHANNELS.contains(via) ? via : null;
        from = blankToNull(from);
        to = blankToNull(to);
        cursor = cursor != null && cursor.matches("\\d{1,18}") ? cursor : null;
    }

    /** @throws InvalidDay if a day is none */
    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(
                actor, action, object, via, DayText.begin("from", from, zone), DayText.end("to", to, zone));
    }

    @Nullable
    Long before() {
        return cursor == null ? null : Long.valueOf(cursor);
    }

    public String first() {
        return address(null, null);
    }

    public String next(long number) {
        return address(String.valueOf(number), null);
    }

    public String as(String format) {
        return address(null, format);
    }

    String next(long number, String format) {
        return address(String.valueOf(number), format);
    }

    /** Only what this one did, or what was done to this one. */
    public String only(String name, String value) {
        return UriComponentsBuilder.fromPath("/audit")
                .queryParam(name, UriUtils.encode(value, UTF_8))
                .build(true)
                .toUriString();
    }

    private String address(@Nullable String position, @Nullable String format) {
        var address = UriComponentsBuilder.fromPath("/audit");
        add(address, "actor", actor);
        add(address, "action", action);
        add(address, "object", object);
        add(address, "via", via);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "cursor", position);
        add(address, "format", format);
        return address.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, UriUtils.encode(value, UTF_8));
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}

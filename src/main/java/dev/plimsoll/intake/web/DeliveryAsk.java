package dev.plimsoll.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Which deliveries of a source a reader wants to see; all of it stands in the address. */
record DeliveryAsk(
        @Nullable String outcome,
        @Nullable String event,
        @Nullable String cursor) {

    static final DeliveryAsk EVERYTHING = new DeliveryAsk(null, null, null);

    DeliveryAsk {
        outcome = OutcomeMark.isOne(outcome) ? outcome : null;
        event = blankToNull(event);
        cursor = blankToNull(cursor);
    }

    public boolean isNarrowed() {
        return outcome != null || event != null;
    }

    public boolean isContinued() {
        return cursor != null;
    }

    /** The query of an address that asks for the same, from another place on and in another form. */
    public String query(@Nullable String otherCursor, @Nullable String format) {
        var query = UriComponentsBuilder.newInstance();
        add(query, "outcome", outcome);
        add(query, "event", event);
        add(query, "cursor", otherCursor);
        add(query, "format", format);
        return query.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.queryParam(name, UriUtils.encode(value, UTF_8));
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}

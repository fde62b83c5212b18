package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a reader wants to see of all deployments; all of it stands in the address.
 *
 * @param from the first day, in the organisation's zone
 * @param to the last day, in the organisation's zone
 */
record ListAsk(
        @Nullable String service,
        @Nullable String environment,
        @Nullable String state,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate from,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate to,

        @Nullable String cursor) {

    ListAsk {
        service = blankToNull(service);
        environment = blankToNull(environment);
        state = blankToNull(state);
        cursor = blankToNull(cursor);
    }

    public boolean isNarrowed() {
        return service != null || environment != null || state != null || to != null;
    }

    public String next(History history) {
        return address(history.nextText(), null);
    }

    public String first() {
        return address(null, null);
    }

    public String as(String format) {
        return address(null, format);
    }

    private String address(@Nullable String cursorText, @Nullable String format) {
        var address = UriComponentsBuilder.fromPath("/deployments");
        add(address, "service", service);
        add(address, "environment", environment);
        add(address, "state", state);
        add(address, "from", from == null ? null : from.toString());
        add(address, "to", to == null ? null : to.toString());
        add(address, "cursor", cursorText);
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

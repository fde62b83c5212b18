package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a reader wants to see of all rollbacks; all of it stands in the address.
 *
 * @param days how far back, one of {@link #WINDOWS}; another number is as good as none
 */
record RollbackAsk(
        @Nullable Integer days,
        @Nullable String service,
        @Nullable String team,
        @Nullable String env,
        @Nullable String cursor) {

    static final List<Integer> WINDOWS = List.of(7, 30, 90, 365);
    private static final int USUAL = 90;

    RollbackAsk {
        days = days != null && WINDOWS.contains(days) ? days : null;
        service = blankToNull(service);
        team = blankToNull(team);
        env = blankToNull(env);
        cursor = blankToNull(cursor);
    }

    public int window() {
        return Objects.requireNonNullElse(days, USUAL);
    }

    public List<Integer> windows() {
        return WINDOWS;
    }

    public boolean isNarrowed() {
        return service != null || team != null || env != null;
    }

    public boolean isLongest() {
        return window() == WINDOWS.get(WINDOWS.size() - 1);
    }

    public String within(int length) {
        return address(length, null, null);
    }

    /** Without the filters. */
    public String cleared() {
        return new RollbackAsk(days, null, null, null, null).address(days, null, null);
    }

    public String first() {
        return address(days, null, null);
    }

    public String next(RollbackView view) {
        return address(days, view.next(), null);
    }

    public String as(String format) {
        return address(days, null, format);
    }

    private String address(@Nullable Integer length, @Nullable String cursorText, @Nullable String format) {
        var address = UriComponentsBuilder.fromPath("/rollbacks");
        add(address, "days", length == null ? null : length.toString());
        add(address, "service", service);
        add(address, "team", team);
        add(address, "env", env);
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

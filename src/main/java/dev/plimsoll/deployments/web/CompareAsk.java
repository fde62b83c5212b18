package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Which two environments are compared, or one environment at two instants; all of it stands in the address.
 *
 * @param at the instant of the first; null for now
 * @param at2 the instant of the second; null for that of the first if they are two environments, else for now
 * @param isAll whether also what is the same is shown
 */
record CompareAsk(
        String from,
        String to,
        @Nullable String team,
        @Nullable Instant at,
        @Nullable Instant at2,
        boolean isAll) {

    static final String ALL = "all";

    public boolean isInTime() {
        return from.equals(to);
    }

    /** Whether both sides are the same place at the same instant. */
    public boolean isOfOnePlace() {
        return isInTime() && (at == null ? at2 == null : at.equals(at2));
    }

    /** The instant of the second. */
    public @Nullable Instant then() {
        return at2 == null && !isInTime() ? at : at2;
    }

    /** How the first is called in a sentence. */
    public String fromName() {
        return isInTime() ? at == null ? from + " now" : from + " at the first time" : from;
    }

    public String toName() {
        return isInTime() ? at2 == null ? to + " now" : to + " at the second time" : to;
    }

    /** Not if only the second has a time: without one it has that of the first. */
    public boolean canBeSwapped() {
        return isInTime() || at != null || at2 == null;
    }

    public String swapped() {
        return new CompareAsk(to, from, team, then(), at2 == null && !isInTime() ? null : at, isAll).address(null);
    }

    public String withAll() {
        return new CompareAsk(from, to, team, at, at2, true).address(null);
    }

    public String withDifferences() {
        return new CompareAsk(from, to, team, at, at2, false).address(null);
    }

    public String as(String format) {
        return address(format);
    }

    private String address(@Nullable String format) {
        var address = UriComponentsBuilder.fromPath("/compare");
        add(address, "from", from);
        add(address, "to", to);
        add(address, "team", team);
        add(address, "at", at == null ? null : at.toString());
        add(address, "at2", at2 == null ? null : at2.toString());
        add(address, "show", isAll ? ALL : null);
        add(address, "format", format);
        return address.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, UriUtils.encode(value, UTF_8));
        }
    }
}

package dev.plimsoll.gates.api;

import dev.plimsoll.gates.GateNotFound;
import java.util.regex.Pattern;

/** The number of a request as programs write it: {@code g_123}, or {@code 123}. */
final class GateId {

    private static final Pattern FORM = Pattern.compile("(?:g_)?([1-9]\\d{0,17})");

    private GateId() {}

    static String text(long id) {
        return "g_" + id;
    }

    /** @throws GateNotFound if it cannot be one */
    static long of(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new GateNotFound(0);
        }
        return Long.parseLong(matcher.group(1));
    }
}

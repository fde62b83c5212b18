package dev.plimsoll.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The header {@code Authorization} of senders that sign nothing: a bearer token, or the password of Basic. */
public final class Authorization {

    private Authorization() {}

    /** Whether one of the secrets is shown in it; takes as long for each answer. */
    public static boolean shows(Inbound inbound, List<String> secrets) {
        var parts = inbound.header(HttpHeaders.AUTHORIZATION).split("\\s+", 2);
        var shown = parts.length < 2 ? "" : shown(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        return !shown.isEmpty() && Signatures.isOneOf(shown, secrets);
    }

    private static String shown(String scheme, String credentials) {
        return scheme.equals("basic") ? password(credentials) : scheme.equals("bearer") ? credentials : "";
    }

    private static String password(String credentials) {
        try {
            var pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

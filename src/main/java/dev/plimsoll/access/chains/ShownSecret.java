package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The secret of a token as a request shows it: as a bearer token, and from Flagger and from calendars, which can send no
 * header but what follows from their address, as the password of {@code https://anybody:<token>@host/}.
 */
final class ShownSecret {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final String FLAGGER = "/api/v1/gates/flagger/";

    private ShownSecret() {}

    static @Nullable String of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        if (begins(header, BEARER)) {
            return header.substring(BEARER.length()).strip();
        }
        return begins(header, BASIC) && takesPasswords(request)
                ? password(header.substring(BASIC.length()).strip())
                : null;
    }

    private static boolean begins(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static boolean takesPasswords(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(FLAGGER) || path.equals(MachinePaths.FREEZES);
    }

    /** What is no pair of a name and a password is the secret of nobody. */
    private static String password(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}

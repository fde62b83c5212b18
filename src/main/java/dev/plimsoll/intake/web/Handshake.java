package dev.plimsoll.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * The question by which a sender of CloudEvents finds out whether it may send here, as HTTP 1.1 Web Hooks for Event Delivery
 * has it. Whoever holds a secret of the source may, from anywhere and at any rate.
 */
final class Handshake {

    private static final String ORIGIN = "WebHook-Request-Origin";

    /** A name in the DNS: it is said again in the answer. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");

    private Handshake() {}

    static boolean isOne(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.OPTIONS.name())
                && HOST.matcher(origin(request)).matches();
    }

    static void answer(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
        response.setHeader("WebHook-Allowed-Origin", origin(request));
        response.setHeader("WebHook-Allowed-Rate", "*");
    }

    private static String origin(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader(ORIGIN), "").strip();
    }
}

package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;

/** The addresses that are for programs alone. */
final class MachinePaths {

    static final String API = "/api/**";
    static final String WEBHOOKS = "/webhooks/**";

    private MachinePaths() {}

    /** Asks no filter chain and no parser, so that it can tell of an address which is not well-formed. */
    static boolean contain(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length()) + "/";
        return path.startsWith("/api/") || path.startsWith("/webhooks/");
    }
}

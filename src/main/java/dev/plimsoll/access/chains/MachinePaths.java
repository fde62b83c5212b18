package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The addresses that are answered as programs expect it: by a problem, never by a page. */
final class MachinePaths {

    static final String API = "/api/**";
    static final String WEBHOOKS = "/webhooks/**";
    static final String BADGES = "/badge/**";
    static final String FREEZES = "/freezes.ics";
    static final String API_DOCS = "/v3/api-docs";
    static final String API_DOCS_YAML = API_DOCS + ".yaml";

    private static final List<String> BEGINNINGS =
            List.of("/api/", "/webhooks/", "/badge/", FREEZES + "/", API_DOCS + "/", API_DOCS_YAML + "/");

    private MachinePaths() {}

    /** Asks no filter chain and no parser, so that it can tell of an address which is not well-formed. */
    static boolean contain(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length()) + "/";
        return BEGINNINGS.stream().anyMatch(path::startsWith);
    }
}

package dev.plimsoll.intake.web;

import dev.plimsoll.intake.versions.Draft;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The form of a version endpoint, as it was typed. */
record VersionForm(
        String service, String environment, String target, String url, String pointer, String pattern, String names) {

    static VersionForm of(HttpServletRequest request) {
        return new VersionForm(
                typed(request, "service", ""),
                typed(request, "environment", ""),
                typed(request, "target", "*"),
                typed(request, "url", ""),
                typed(request, "pointer", ""),
                typed(request, "pattern", ""),
                typed(request, "names", "sha"));
    }

    static VersionForm of(EndpointLine line) {
        return new VersionForm(
                line.service(),
                line.environment(),
                line.target(),
                line.url(),
                Objects.requireNonNullElse(line.pointer(), ""),
                Objects.requireNonNullElse(line.pattern(), ""),
                line.names());
    }

    Draft draft() {
        return new Draft(service, environment, target, url, pointer, pattern, names);
    }

    private static String typed(HttpServletRequest request, String field, String otherwise) {
        @Nullable String value = request.getParameter(field);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}

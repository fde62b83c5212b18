package dev.plimsoll.access.providers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Remembers, for one page, that somebody proved who he or she is and has no role here. */
public final class RoleMissingNotice {

    static final String ATTRIBUTE = "plimsoll.role-missing";

    private RoleMissingNotice() {}

    /** The name of the provider through which that somebody came. */
    public static Optional<String> read(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String provider
                ? Optional.of(provider)
                : Optional.empty();
    }
}

package dev.plimsoll.access.chains;

import dev.plimsoll.access.AccessProperties;
import dev.plimsoll.access.People;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Sends people who are not signed in to where they can, and tells the others that they may not. */
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final RequestMatcher LIVE = PathPatternRequestMatcher.pathPattern("/live");

    private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

    private final People people;
    private final AccessProperties properties;

    PageRefusals(People people, AccessProperties properties) {
        this.people = people;
        this.properties = properties;
    }

    /** Whether there is nobody yet, and nobody else who could say who somebody is. */
    private boolean isFirstVisit() {
        return people.isEmpty() && properties.providers().isEmpty();
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (isStream(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            send(request, response, isFirstVisit() ? "/welcome" : "/sign-in");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (TRUST.isAuthenticated(SecurityContextHolder.getContext().getAuthentication())) {
            RoleMissingView.describe(request, failure);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            send(request, response, isFirstVisit() ? "/welcome" : "/sign-in?because=" + reason(failure));
        }
    }

    private static String reason(AccessDeniedException failure) {
        return failure instanceof CsrfException ? "stale" : "needed";
    }

    /** A redirect would be followed by htmx itself, and the page of it put into a table. */
    private static void send(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        var address = request.getContextPath() + path;
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(address);
        } else {
            response.setHeader("HX-Redirect", address);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static boolean isStream(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return LIVE.matches(request) || (accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
    }
}

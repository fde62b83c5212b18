package dev.plimsoll.access.providers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks whether a provider can be reached before anybody is sent there. */
class ProviderDoor extends OncePerRequestFilter {

    static final String BASE = "/sign-in/with";

    private static final PathPatternRequestMatcher PATH = PathPatternRequestMatcher.pathPattern(BASE + "/{provider}");

    private final Registrations registrations;
    private final ProviderFailure failure;

    ProviderDoor(Registrations registrations, ProviderFailure failure) {
        this.registrations = registrations;
        this.failure = failure;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var match = PATH.matcher(request);
        if (!match.isMatch()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            var known = registrations.findByRegistrationId(match.getVariables().getOrDefault("provider", ""));
            if (known == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
        } catch (ProviderUnavailable e) {
            failure.onAuthenticationFailure(request, response, e);
            return;
        }
        chain.doFilter(request, response);
    }
}

package dev.plimsoll.access.chains;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops whoever guesses user names, passwords or set-up codes, before anything costly is done. */
class SignInThrottle extends OncePerRequestFilter {

    /** Whoever has not signed in yet. */
    static final RequestMatcher BEFORE = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/sign-in"),
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/welcome"));

    private final SignInAttempts attempts;
    private final RequestMatcher guessable;

    SignInThrottle(SignInAttempts attempts, RequestMatcher guessable) {
        this.attempts = attempts;
        this.guessable = guessable;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !guessable.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = attempts.take(request);
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }
}

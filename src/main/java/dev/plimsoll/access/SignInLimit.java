package dev.plimsoll.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody guess passwords: after ten failures within five minutes a name and an address have to wait. */
@Component
class SignInLimit implements AuthenticationFailureHandler {

    private static final int FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int REMEMBERED_AT_MOST = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new ConcurrentHashMap<>();

    SignInLimit(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failures.size() > REMEMBERED_AT_MOST) {
            failures.values().removeIf(this::isOver);
        }
        count(address(request));
        count(name(request));
        response.sendRedirect(request.getContextPath() + "/sign-in?failed");
    }

    /** Answers 429 before a password is looked at. */
    Filter filter() {
        return new OncePerRequestFilter() {

            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (isAttempt(request) && (isExhausted(address(request)) || isExhausted(name(request)))) {
                    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WINDOW.toSeconds()));
                    response.sendError(429, "Too many failed attempts to sign in: wait five minutes");
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    private static boolean isAttempt(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().endsWith("/sign-in");
    }

    private void count(String key) {
        var times = failures.computeIfAbsent(key, any -> new ArrayDeque<>());
        synchronized (times) {
            times.addLast(clock.instant());
        }
    }

    private boolean isExhausted(String key) {
        var times = failures.get(key);
        if (times == null) {
            return false;
        }
        synchronized (times) {
            return !isOver(times) && times.size() >= FAILURES;
        }
    }

    /** Forgets what is past the window; true if nothing is left. */
    private boolean isOver(Deque<Instant> times) {
        synchronized (times) {
            var since = clock.instant().minus(WINDOW);
            while (!times.isEmpty() && times.peekFirst().isBefore(since)) {
                times.removeFirst();
            }
            return times.isEmpty();
        }
    }

    private static String address(HttpServletRequest request) {
        return "address " + request.getRemoteAddr();
    }

    private static String name(HttpServletRequest request) {
        var name = request.getParameter("username");
        return "name " + (name == null ? "" : name.strip().toLowerCase(Locale.ROOT));
    }
}

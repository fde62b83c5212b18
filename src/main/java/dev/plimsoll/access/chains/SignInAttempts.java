package dev.plimsoll.access.chains;

import dev.plimsoll.access.Usernames;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** How often anybody may try to sign in: for one user name, and from one address. */
@Component
class SignInAttempts {

    static final RequestMatcher OF_ONESELF = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/me/password"),
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/approvals/{id}/glass"));

    private final AttemptLimit names = new AttemptLimit(10, Duration.ofSeconds(30));
    private final AttemptLimit addresses = new AttemptLimit(30, Duration.ofSeconds(5));
    private final Clock clock;

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns how long to wait; zero if this attempt may go on. Who has signed in is counted by name alone: an address may
     * be that of a whole office.
     */
    Duration take(HttpServletRequest request) {
        var isOneself = OF_ONESELF.matches(request);
        var wait = isOneself ? Duration.ZERO : addresses.take(request.getRemoteAddr(), clock.instant());
        return wait.isZero() ? names.take(name(request), clock.instant()) : wait;
    }

    void giveBack(HttpServletRequest request) {
        addresses.giveBack(request.getRemoteAddr(), clock.instant());
        names.giveBack(name(request), clock.instant());
    }

    /** Whose password is tried: of who has signed in and changes it, else what was typed, at most 100 characters of it. */
    static String name(HttpServletRequest request) {
        var name = Usernames.normalised(
                OF_ONESELF.matches(request)
                        ? signedIn()
                        : Objects.requireNonNullElse(request.getParameter("username"), ""));
        return name.substring(0, Math.min(name.length(), 100));
    }

    private static String signedIn() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person == null ? "" : person.getName();
    }
}

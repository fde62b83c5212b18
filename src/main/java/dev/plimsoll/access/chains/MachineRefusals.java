package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells programs why they may not, never by a redirect and never by a page. */
@Component
class MachineRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;

    MachineRefusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        if (request.getRequestURI().endsWith(MachinePaths.FREEZES)) {
            // A calendar asks its reader for a name and a password only when it is told to.
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Plimsoll\"");
        }
        problems.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                "Send a token",
                "This address needs the header 'Authorization: Bearer <token>'."
                        + " Tokens are made under Settings, or declared under plimsoll.access.tokens.");
    }

    /** Says of a token that somebody had why it is none any more; of all others the same. */
    void uselessToken(HttpServletRequest request, HttpServletResponse response, Recognised found) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        switch (found.state()) {
            case EXPIRED -> unauthorised(request, response, "token-expired", "Make a new token", "Its time is over.");
            case REVOKED -> unauthorised(request, response, "token-revoked", "Make a new token", "It was revoked.");
            default ->
                unauthorised(
                        request,
                        response,
                        "unauthenticated",
                        "Send a token that is known here",
                        "No token of this installation has this secret. Compare it with Settings, Tokens"
                                + " and with plimsoll.access.tokens.");
        }
    }

    private void unauthorised(
            HttpServletRequest request, HttpServletResponse response, String type, String title, String detail)
            throws IOException {
        problems.write(request, response, HttpStatus.UNAUTHORIZED, type, title, detail);
    }

    void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(wait.plusMillis(999).toSeconds()));
        problems.write(
                request,
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-failures",
                "Correct the secret, then wait",
                "Too many requests from this address did not prove who sent them.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        var principal = request.getUserPrincipal();
        problems.write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                "Use a token with another role",
                "The role of %s does not allow %s here: events and gates need reporter, everything else that changes needs admin."
                        .formatted(
                                principal == null ? "this token" : "the token '%s'".formatted(principal.getName()),
                                request.getMethod()));
    }

    /** For what is closed to everybody, whoever asks. */
    void closed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                "Use /livez, /readyz or /actuator/prometheus",
                "Only these three of the operator's addresses are open.");
    }
}

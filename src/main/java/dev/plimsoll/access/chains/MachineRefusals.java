package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
        problems.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                "Send a token",
                "This address needs the header 'Authorization: Bearer <token>'."
                        + " Tokens are declared in the configuration under plimsoll.access.tokens.");
    }

    void unknownToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        problems.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                "Send a token that is declared here",
                "No token of this installation has this secret. Compare it with plimsoll.access.tokens.");
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
                "The role of %s does not allow %s here: events need reporter, everything else that changes needs admin."
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

package dev.plimsoll.access.chains;

import dev.plimsoll.access.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises a program by its token, for one request. A token that nobody has is refused at once. */
class BearerTokenFilter extends OncePerRequestFilter {

    private final KnownTokens tokens;
    private final FailedTokens failures;
    private final MachineRefusals refusals;

    BearerTokenFilter(KnownTokens tokens, FailedTokens failures, MachineRefusals refusals) {
        this.tokens = tokens;
        this.failures = failures;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var secret = ShownSecret.of(request);
        if (secret == null) {
            chain.doFilter(request, response);
            return;
        }
        var wait = failures.pause(request);
        if (!wait.isZero()) {
            refusals.tooMany(request, response, wait);
            return;
        }
        var found = tokens.recognise(secret);
        var program = found.program();
        if (program == null || found.state() != Tokens.State.VALID) {
            failures.count(request);
            refusals.uselessToken(request, response, found);
            return;
        }
        signIn(program);
        chain.doFilter(request, response);
    }

    private static void signIn(Program program) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                program.name(), null, program.role().authorities()));
        SecurityContextHolder.setContext(context);
    }
}

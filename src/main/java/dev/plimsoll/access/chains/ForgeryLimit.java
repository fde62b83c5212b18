package dev.plimsoll.access.chains;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * How often one address is told in full that nobody signed its webhook: 100 times at once, then once a second. The
 * signature is looked at before, always: what is signed passes, whoever else sends from the same address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class ForgeryLimit extends OncePerRequestFilter {

    private final AttemptLimit addresses = new AttemptLimit(100, Duration.ofSeconds(1));
    private final MachineRefusals refusals;
    private final Clock clock;

    ForgeryLimit(MachineRefusals refusals, Clock clock) {
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/webhooks/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wait = addresses.pause(request.getRemoteAddr(), clock.instant());
        if (!wait.isZero()) {
            holdBackForgeries(request, response, chain, wait);
            return;
        }
        chain.doFilter(request, response);
        if (isForgery(response)) {
            addresses.take(request.getRemoteAddr(), clock.instant());
        }
    }

    private void holdBackForgeries(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Duration wait)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (isForgery(answer)) {
            refusals.tooMany(request, response, wait);
        } else {
            answer.copyBodyToResponse();
        }
    }

    private static boolean isForgery(HttpServletResponse answer) {
        return answer.getStatus() == HttpServletResponse.SC_UNAUTHORIZED;
    }
}

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

/**
 * How often one address may send a webhook that nobody signed: 100 times at once, then once a second. Before that is
 * used up nothing is held back, so that one wrong secret does not cost the deliveries of its neighbours.
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
            refusals.tooMany(request, response, wait);
            return;
        }
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            addresses.take(request.getRemoteAddr(), clock.instant());
        }
    }
}

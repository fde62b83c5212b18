package dev.plimsoll.access.chains;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often one address may show a token that opens nothing: 30 times at once, then once each two seconds. */
@Component
class FailedTokens {

    private final AttemptLimit addresses = new AttemptLimit(30, Duration.ofSeconds(2));
    private final Clock clock;

    FailedTokens(Clock clock) {
        this.clock = clock;
    }

    /** How long this address has to wait; zero if it need not. */
    Duration pause(HttpServletRequest request) {
        return addresses.pause(request.getRemoteAddr(), clock.instant());
    }

    void count(HttpServletRequest request) {
        addresses.take(request.getRemoteAddr(), clock.instant());
    }
}

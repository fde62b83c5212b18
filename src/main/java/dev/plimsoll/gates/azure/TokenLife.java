package dev.plimsoll.gates.azure;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How long a token of Azure DevOps is of use, and the end of those that are of none. */
@Component
class TokenLife {

    /** Source: Microsoft's documentation of checks, for callbacks. */
    static final Duration LONGEST = Duration.ofDays(2);

    private final AzureCheckRows rows;
    private final Clock clock;

    TokenLife(AzureCheckRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetTheUseless() {
        var now = clock.instant();
        rows.endThoseBefore(now.minus(LONGEST), now);
    }
}

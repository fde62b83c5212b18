package dev.plimsoll.incidents.api;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.deployments.PointInTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.format.Formatter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Reads the instants that programs ask for as pages do; without an offset they are UTC. */
@ControllerAdvice(basePackageClasses = IncidentInstants.class)
class IncidentInstants {

    private final Clock clock;

    IncidentInstants(Clock clock) {
        this.clock = clock;
    }

    @InitBinder
    void instants(WebDataBinder binder) {
        binder.addCustomFormatter(new Texts(), Instant.class);
    }

    /** An instant and how it is written. */
    private final class Texts implements Formatter<Instant> {

        @Override
        public Instant parse(String text, Locale locale) {
            return PointInTime.of(text, UTC, clock.instant()).orElseThrow(() -> new IllegalArgumentException(text));
        }

        @Override
        public String print(Instant instant, Locale locale) {
            return instant.toString();
        }
    }
}

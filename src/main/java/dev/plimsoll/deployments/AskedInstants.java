package dev.plimsoll.deployments;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.format.Formatter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;

/** Reads the instants that programs ask for as pages do: the advice of each package of calls extends it. */
public abstract class AskedInstants {

    private final Clock clock;
    private final ZoneId zone;

    /** @param zone in which a text without an offset is meant */
    protected AskedInstants(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @InitBinder
    void instants(WebDataBinder binder) {
        binder.addCustomFormatter(new Texts(), Instant.class);
    }

    /** An instant and how it is written. */
    private final class Texts implements Formatter<Instant> {

        @Override
        public Instant parse(String text, Locale locale) {
            return PointInTime.of(text, zone, clock.instant()).orElseThrow(() -> new IllegalArgumentException(text));
        }

        @Override
        public String print(Instant instant, Locale locale) {
            return instant.toString();
        }
    }
}

package dev.plimsoll.notifications;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.When;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Times in messages: their reader's zone is not known, so they are in the organisation's, which they name. */
@Component
class OrganisationTime {

    private final Clock clock;
    private final PlimsollProperties properties;

    OrganisationTime(Clock clock, PlimsollProperties properties) {
        this.clock = clock;
        this.properties = properties;
    }

    When now() {
        return new When(clock, properties.zone());
    }
}

package dev.plimsoll.incidents.api;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.deployments.AskedInstants;
import java.time.Clock;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** The instants of calls about incidents; without an offset they are UTC. */
@ControllerAdvice(basePackageClasses = IncidentInstants.class)
class IncidentInstants extends AskedInstants {

    IncidentInstants(Clock clock) {
        super(clock, UTC);
    }
}

package dev.plimsoll.metrics.api;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.deployments.AskedInstants;
import java.time.Clock;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** The instants of calls about delivery; without an offset they are of the organisation's zone, as its days are. */
@ControllerAdvice(basePackageClasses = MetricsInstants.class)
class MetricsInstants extends AskedInstants {

    MetricsInstants(Clock clock, PlimsollProperties properties) {
        super(clock, properties.zone());
    }
}

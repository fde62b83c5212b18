package dev.plimsoll.deployments.api;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.deployments.AskedInstants;
import java.time.Clock;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** The instants of calls about the ledger; without an offset they are UTC. */
@ControllerAdvice(basePackageClasses = InstantsAsked.class)
class InstantsAsked extends AskedInstants {

    InstantsAsked(Clock clock) {
        super(clock, UTC);
    }
}

package dev.plimsoll.gates;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks again at requests that are due, one after the other in the order in which they were asked for, so that the end of a
 * freeze is no stampede. Several replicas may do so at once: the lock of each request keeps them apart.
 */
@Component
class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int AT_ONCE = 50;

    private final OpenRequests open;
    private final Gates gates;
    private final Clock clock;

    Sweep(OpenRequests open, Gates gates, Clock clock) {
        this.open = open;
        this.gates = gates;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${plimsoll.gates.sweep-every:2s}")
    void lookAtThoseDue() {
        for (var id : open.due(clock.instant(), AT_ONCE)) {
            try {
                gates.recheck(id);
            } catch (RuntimeException e) {
                LOG.warn("Gate request {} could not be looked at", id, e);
            }
        }
    }
}

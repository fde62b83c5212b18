package dev.plimsoll.deployments;

import java.util.List;
import java.util.Optional;

/** Who knows what waits at gates: the module of the gates, which uses this one and not the other way round. */
public interface WaitingAtGates {

    /** Of all services, the newest of each service and environment, at most 1000. */
    List<AtGate> all();

    /** The newest of one service that waits for an environment; none if nothing does. */
    Optional<AtGate> of(long service, String environment);
}

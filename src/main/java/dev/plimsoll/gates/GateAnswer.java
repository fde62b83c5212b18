package dev.plimsoll.gates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a program is told that asks how a request stands: true at this instant, even if nobody has looked since the clock
 * ended it.
 *
 * @param state {@code PENDING} until an approval has settled
 * @param nextAt when it will change by the clock, if nothing else happens
 * @param supersededBy the request that took its place
 */
public record GateAnswer(
        long id,
        GateState state,
        String because,
        Instant changedAt,
        @Nullable Instant nextAt,
        @Nullable Long supersededBy) {}

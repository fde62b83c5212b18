package dev.plimsoll.gates;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request's way from one state to another.
 *
 * @param from null for the first
 * @param person the user name of whoever caused it; null where a rule or the clock did
 */
public record Step(
        long id,
        int round,
        @Nullable GateState from,
        GateState to,
        String because,
        @Nullable String person,
        Instant at) {}

package dev.plimsoll.gates;

import org.jspecify.annotations.Nullable;

/**
 * A request went from one state to another. Published inside the transaction that wrote it.
 *
 * @param step our number of the step: no two changes have the same
 * @param from null for a new request
 * @param because why, for people
 * @param person the user name of whoever caused it; null where a rule or the clock did
 */
public record GateChanged(
        GateRequest request,
        long step,
        @Nullable GateState from,
        GateState to,
        String because,
        @Nullable String person) {}

package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One deployment of a window, as the ledger has it. */
record MarkRow(
        long id,
        Instant happenedAt,
        long serviceId,
        long environmentId,
        String service,
        String environment,
        String target,
        String slot,
        @Nullable String sha,
        @Nullable String digest,
        String kind,
        String state,
        boolean replaced,
        @Nullable String actor,
        @Nullable String description,
        @Nullable String countsAs,
        @Nullable String countedBecause,
        @Nullable String flagged) {

    TimelineMark mark() {
        return new TimelineMark(
                MarkKind.of(StateMark.of(state), replaced, countsAs),
                id,
                happenedAt,
                serviceId,
                environmentId,
                service,
                environment,
                target,
                slot,
                sha,
                digest,
                kind,
                actor,
                description,
                countedBecause,
                flagged,
                null);
    }
}

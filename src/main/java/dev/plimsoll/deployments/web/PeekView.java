package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.AtGate;
import dev.plimsoll.deployments.Contradiction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the matrix, opened.
 *
 * @param at the instant that is looked at; null for now
 * @param runs one for each target and slot; none if nothing runs as far as anybody said
 * @param lag what it lacks that an environment before it has; null if that is nothing or unknown
 * @param gate what waits to be deployed here; null if nothing does, or then
 * @param past the newest deployments of this cell, at most {@value #PAST}
 */
record PeekView(
        MatrixService service,
        String environment,
        @Nullable Instant at,
        List<PeekRuns> runs,
        List<Contradiction> contradictions,
        @Nullable PeekLag lag,
        @Nullable AtGate gate,
        List<DeploymentLine> past) {

    static final int PAST = 6;

    /** The newest deployment, if it is an exception to what runs. */
    public @Nullable DeploymentLine exception() {
        if (past.isEmpty()) {
            return null;
        }
        var newest = past.get(0);
        return newest.mark() == StateMark.SUCCEEDED ? null : newest;
    }

    public String history() {
        return "/services/" + service.name();
    }

    public boolean hasOneTarget() {
        return runs.size() == 1;
    }

    public String where() {
        var where = new StringBuilder(environment);
        if (service.team() != null) {
            where.append(" · ").append(service.team());
        }
        if (service.tier() != null) {
            where.append(" · tier ").append(service.tier());
        }
        return where.toString();
    }
}

package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Contradictions;
import dev.plimsoll.deployments.Runs;
import dev.plimsoll.deployments.WhatRuns;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens one cell of the matrix. */
@Component
class Peek {

    private final ServiceDirectory services;
    private final HistoryQuery deployments;
    private final WhatRuns whatRuns;
    private final Contradictions contradictions;
    private final Clock clock;

    Peek(
            ServiceDirectory services,
            HistoryQuery deployments,
            WhatRuns whatRuns,
            Contradictions contradictions,
            Clock clock) {
        this.services = services;
        this.deployments = deployments;
        this.whatRuns = whatRuns;
        this.contradictions = contradictions;
        this.clock = clock;
    }

    PeekView at(String service, String environment, @Nullable Instant at) {
        return at(services.named(service).inMatrix(), environment, at);
    }

    PeekView at(MatrixService service, String environment, @Nullable Instant at) {
        var running = running(service.name(), environment, at);
        return new PeekView(
                service,
                environment,
                at,
                shown(running, at),
                contradictions.of(running),
                deployments.page(DeploymentFilter.until(service.id(), environment, at), PeekView.PAST));
    }

    /** What one service runs in all environments now. */
    List<PeekRuns> everywhere(String service) {
        return shown(running(service, null, null), null);
    }

    /** What speaks against what one service runs anywhere now. */
    List<dev.plimsoll.deployments.Contradiction> contradictions(String service) {
        return contradictions.of(running(service, null, null));
    }

    private List<PeekRuns> shown(List<Runs> running, @Nullable Instant at) {
        var instant = at == null ? clock.instant() : at;
        return running.stream()
                .map(runs -> new PeekRuns(runs, runs.basisAt(instant)))
                .toList();
    }

    private List<Runs> running(String service, @Nullable String environment, @Nullable Instant at) {
        var asked = new WhatRuns.Asked(service, environment, null);
        return at == null ? whatRuns.now(asked, clock.instant()) : whatRuns.at(asked, at);
    }
}

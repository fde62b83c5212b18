package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.AtGate;
import dev.plimsoll.deployments.Contradictions;
import dev.plimsoll.deployments.ReportedCommits;
import dev.plimsoll.deployments.Runs;
import dev.plimsoll.deployments.WaitingAtGates;
import dev.plimsoll.deployments.WhatRuns;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens one cell of the matrix. */
@Component
class Peek {

    private final ServiceDirectory services;
    private final HistoryQuery deployments;
    private final WhatRuns whatRuns;
    private final Contradictions contradictions;
    private final Lags lags;
    private final ReportedCommits commits;
    private final List<WaitingAtGates> gates;
    private final Clock clock;

    Peek(
            ServiceDirectory services,
            HistoryQuery deployments,
            WhatRuns whatRuns,
            Contradictions contradictions,
            Lags lags,
            ReportedCommits commits,
            List<WaitingAtGates> gates,
            Clock clock) {
        this.services = services;
        this.deployments = deployments;
        this.whatRuns = whatRuns;
        this.contradictions = contradictions;
        this.lags = lags;
        this.commits = commits;
        this.gates = gates;
        this.clock = clock;
    }

    PeekView at(String service, String environment, @Nullable Instant at) {
        return at(services.named(service).inMatrix(), environment, at);
    }

    PeekView at(MatrixService service, String environment, @Nullable Instant at) {
        var everywhere = running(service.name(), null, at);
        var running = everywhere.stream()
                .filter(runs -> runs.environment().equalsIgnoreCase(environment))
                .toList();
        return new PeekView(
                service,
                environment,
                at,
                shown(running, at),
                contradictions.of(running),
                lag(everywhere, environment),
                at == null ? gate(service, environment) : null,
                deployments.page(DeploymentFilter.until(service.id(), environment, at), PeekView.PAST));
    }

    /** What waits at the gate of this cell; null if nothing does. */
    private @Nullable AtGate gate(MatrixService service, String environment) {
        return gates.stream()
                .flatMap(one -> one.of(service.id(), environment).stream())
                .findFirst()
                .orElse(null);
    }

    /** @param everywhere in the order of promotion */
    private @Nullable PeekLag lag(List<Runs> everywhere, String environment) {
        var line = new LinkedHashMap<String, List<Runs>>();
        everywhere.forEach(runs -> line.computeIfAbsent(runs.environment(), any -> new ArrayList<>())
                .add(runs));
        return lags
                .of(List.of(line.values().stream()
                        .map(CellRules::shown)
                        .filter(Objects::nonNull)
                        .<Runs>map(Objects::requireNonNull)
                        .toList()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().environment().equalsIgnoreCase(environment))
                .findFirst()
                .map(entry -> listed(entry.getValue()))
                .orElse(null);
    }

    private PeekLag listed(Lag lag) {
        var newest = lag.shas().stream().limit(PeekLag.LISTED).toList();
        return new PeekLag(
                lag,
                commits.find(Map.of(lag.repositoryId(), newest)).stream()
                        .map(ListedCommit::new)
                        .toList());
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

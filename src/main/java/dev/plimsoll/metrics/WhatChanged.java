package dev.plimsoll.metrics;

import dev.plimsoll.catalog.EnvironmentAssigned;
import dev.plimsoll.catalog.NamesChanged;
import dev.plimsoll.catalog.ServicePathsChanged;
import dev.plimsoll.changes.ChangesTaken;
import dev.plimsoll.changes.CommitsTaken;
import dev.plimsoll.deployments.HistoryDerived;
import dev.plimsoll.gates.GateChanged;
import dev.plimsoll.incidents.AttributionRulesChanged;
import dev.plimsoll.incidents.IncidentsChanged;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes, in the transaction of whatever became known, what is to be derived anew. */
@Component
class WhatChanged {

    private final DueRows due;

    WhatChanged(DueRows due) {
        this.due = due;
    }

    @EventListener
    void on(HistoryDerived event) {
        due.ledger(event.since());
    }

    @EventListener
    void on(IncidentsChanged event) {
        if (!event.incidents().isEmpty()) {
            due.incidents(event.incidents());
        }
    }

    @EventListener
    void on(AttributionRulesChanged event) {
        if (event.serviceId() == null) {
            due.failures();
        } else {
            due.failures(event.serviceId());
        }
    }

    @EventListener
    void on(CommitsTaken event) {
        due.commits(event.commits().stream()
                .map(commit -> new Settling.Commit(commit.repositoryId(), commit.sha()))
                .collect(Collectors.toSet()));
    }

    @EventListener
    void on(ChangesTaken event) {
        due.changes(event.changes().stream()
                .map(change -> new Settling.Change(change.repositoryId(), change.number()))
                .collect(Collectors.toSet()));
    }

    /** A deployment may have been reported before the gate was asked or answered. */
    @EventListener
    void on(GateChanged event) {
        due.gate(event.request().id());
    }

    @EventListener
    void on(ServicePathsChanged event) {
        due.ledger(Map.of(event.serviceId(), Instant.MIN));
    }

    /** Incidents name services and environments by any of their names. */
    @EventListener
    void on(NamesChanged event) {
        due.named(event.name());
    }

    @EventListener
    void on(EnvironmentAssigned event) {
        due.environment(event.environmentId());
    }
}

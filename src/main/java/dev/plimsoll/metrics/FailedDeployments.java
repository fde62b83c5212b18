package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last derived tables: which deployments failed and why, and which ones mended them. */
@Component
@Order(3)
class FailedDeployments implements Layer {

    private static final BeliefTable.Columns FAILURE = BeliefTable.Columns.of(
            "deployment_id bigint",
            "service_id bigint",
            "environment_id bigint",
            "finished_at timestamptz",
            "cause text",
            "cause_id text",
            "cause_at timestamptz",
            "role text",
            "because text",
            "is_certain boolean",
            "detected_at timestamptz",
            "acted_at timestamptz",
            "restored_at timestamptz");

    private static final BeliefTable.Columns REMEDIATION = BeliefTable.Columns.of(
            "deployment_id bigint", "service_id bigint", "finished_at timestamptz", "mends_id bigint", "because text");

    private final FailureReader failures;
    private final RemediationReader remediations;
    private final FailureRules rules;
    private final BeliefTable table;

    FailedDeployments(FailureReader failures, RemediationReader remediations, FailureRules rules, BeliefTable table) {
        this.failures = failures;
        this.rules = rules;
        this.remediations = remediations;
        this.table = table;
    }

    @Override
    public Map<Long, Instant> settle(Settling settling, Instant knownAt) {
        var since = new HashMap<>(settling.incidents());
        remediations
                .withChanges(settling.changes())
                .forEach((service, at) -> since.merge(service, at, (a, b) -> a.isBefore(b) ? a : b));
        var services = since.keySet().stream().sorted().toList();
        if (services.isEmpty()) {
            return Map.of();
        }
        var difference = Believed.difference(failures.believed(services, since), derive(services, since));
        table.close("failure", difference.closed(), knownAt);
        table.add("failure", FAILURE, difference.added(), knownAt);
        var mends =
                Believed.difference(remediations.believed(services, since), remediations.remediations(services, since));
        table.close("remediation", mends.closed(), knownAt);
        table.add("remediation", REMEDIATION, mends.added(), knownAt);
        return Map.of();
    }

    /** An incident that is too slight to count still tells which of several a rollback was about. */
    private List<FailureRow> derive(List<Long> services, Map<Long, Instant> since) {
        var byIncidents = failures.byIncidents(services, since);
        var doors = byIncidents.stream().map(FailureReader.ByIncident::row).toList();
        var rows = new ArrayList<FailureRow>();
        byIncidents.stream()
                .filter(FailureReader.ByIncident::counts)
                .map(FailureReader.ByIncident::row)
                .forEach(rows::add);
        var blame = rules.blame().value();
        failures.episodes(services, since).forEach(episode -> rows.addAll(episode.failures(doors, blame)));
        rows.addAll(failures.byMends(services, since));
        return rows;
    }
}

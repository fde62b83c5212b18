package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The first derived table: which deployments count, as what, and which of them are one roll-out. */
@Component
@Order(1)
class CountedDeployments implements Layer {

    private static final BeliefTable.Columns COLUMNS = BeliefTable.Columns.of(
            "deployment_id bigint",
            "service_id bigint",
            "environment_id bigint",
            "started_at timestamptz",
            "finished_at timestamptz",
            "kind text",
            "because text",
            "sha text",
            "is_counted boolean",
            "leader_id bigint",
            "tier_leader_id bigint",
            "rollout text");

    private final CountedReader reader;
    private final BeliefTable table;

    CountedDeployments(CountedReader reader, BeliefTable table) {
        this.reader = reader;
        this.table = table;
    }

    @Override
    public Map<Long, Instant> settle(Settling settling, Instant knownAt) {
        var services = settling.serviceIds();
        if (services.isEmpty()) {
            return Map.of();
        }
        var derived = derive(reader.took(services, settling.services()));
        var difference = Believed.difference(reader.believed(services, settling.services()), derived);
        table.close("deployment", difference.closed(), knownAt);
        table.add("deployment", COLUMNS, difference.added(), knownAt);
        return Map.of();
    }

    private static List<CountedRow> derive(List<Took> took) {
        var rows = new ArrayList<CountedRow>();
        took.stream()
                .collect(Collectors.groupingBy(Took::serviceId))
                .values()
                .forEach(service -> rows.addAll(Counting.of(service)));
        return rows;
    }
}

package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The reports on deployments: written once, never changed, and read to derive where a deployment stands. */
@Component
class ReportRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReportRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(List<DeploymentReport> said, Map<Object, Long> ids) {
        if (said.isEmpty()) {
            return;
        }
        var rows = said.stream().map(report -> row(report, ids)).toList();
        jdbc.sql(
                        """
                        insert into deployments.report (
                               deployment_id, state, occurred_at, skewed, delivery_id, facts)
                        select "deploymentId", state, "occurredAt", skewed, "deliveryId", facts
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                 "deploymentId" bigint, state text, "occurredAt" timestamptz, skewed boolean,
                                 "deliveryId" bigint, facts jsonb)
                            on conflict on constraint report_said_once do nothing
                        """)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** Where each deployment stands now. */
    Map<Long, Standing> standings(Set<Long> ids, Set<Long> turnedDown) {
        var said = new TreeMap<Long, List<Standing.Said>>();
        jdbc.sql(
                        """
                        select deployment_id, state, occurred_at, skewed, facts
                          from deployments.report
                         where deployment_id in (:ids)
                        """)
                .param("ids", ids)
                .query(DataClassRowMapper.newInstance(Row.class))
                .list()
                .forEach(row -> said.computeIfAbsent(row.deploymentId(), id -> new ArrayList<>())
                        .add(read(row)));
        var standings = new TreeMap<Long, Standing>();
        said.forEach((id, reports) -> standings.put(id, Standing.of(reports, turnedDown.contains(id))));
        return standings;
    }

    private Standing.Said read(Row row) {
        var facts = json.readValue(row.facts(), DeploymentFacts.class);
        return new Standing.Said(DeploymentState.of(row.state()), row.occurredAt(), row.skewed(), facts);
    }

    private static NewRow row(DeploymentReport report, Map<Object, Long> ids) {
        return new NewRow(
                Objects.requireNonNull(ids.get(report.identity())),
                report.state().word(),
                report.occurredAt(),
                report.skewed(),
                report.deliveryId(),
                report.facts());
    }

    private record NewRow(
            long deploymentId,
            String state,
            Instant occurredAt,
            boolean skewed,
            @Nullable Long deliveryId,
            DeploymentFacts facts) {}

    private record Row(long deploymentId, String state, Instant occurredAt, boolean skewed, String facts) {}
}

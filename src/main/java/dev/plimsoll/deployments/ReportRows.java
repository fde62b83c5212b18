package dev.plimsoll.deployments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** Those of the reported deployments, and of these others, that are known already, with everything said of them. */
    Collection<KnownDeployment> known(List<DeploymentReport> said, Set<DeploymentIdentity> others) {
        return known(Stream.concat(said.stream().map(DeploymentReport::identity), others.stream())
                .distinct()
                .toList());
    }

    /** Those of these deployments that are known, with everything said of them. */
    Collection<KnownDeployment> known(List<DeploymentIdentity> identities) {
        var known = new LinkedHashMap<DeploymentIdentity, KnownDeployment>();
        jdbc.sql("""
                        select d.origin, d.external_id, d.environment_id,
                               r.state, r.occurred_at, r.skewed, r.facts
                          from jsonb_to_recordset(cast(:identities as jsonb)) as i(origin text, "externalId" text)
                         cross join lateral (
                                 select id, origin, external_id, environment_id
                                   from deployments.deployment
                                  where external_id = i."externalId"
                                    and origin = i.origin
                                  limit 1) d
                         cross join lateral (
                                 select state, occurred_at, skewed, facts
                                   from deployments.report
                                  where deployment_id = d.id
                                  order by id
                                  limit 10000) r
                        """)
                .param("identities", json.writeValueAsString(identities))
                .query((row, n) -> known.computeIfAbsent(identity(row), identity -> deployment(identity, row))
                        .said()
                        .add(said(row)))
                .list();
        return known.values();
    }

    void write(List<DeploymentReport> said, Written written) {
        if (said.isEmpty()) {
            return;
        }
        var rows = said.stream().map(report -> row(report, written)).toList();
        jdbc.sql("""
                        insert into deployments.report (
                               deployment_id, state, occurred_at, skewed, delivery_id, facts)
                        select "deploymentId", state, "occurredAt", skewed, "deliveryId", facts
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                 "deploymentId" bigint, state text, "occurredAt" timestamptz, skewed boolean,
                                 "deliveryId" bigint, facts jsonb)
                            on conflict on constraint report_said_once do nothing
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    private static DeploymentIdentity identity(ResultSet row) throws SQLException {
        return new DeploymentIdentity(row.getString("origin"), row.getString("external_id"));
    }

    private static KnownDeployment deployment(DeploymentIdentity identity, ResultSet row) {
        try {
            return new KnownDeployment(identity, row.getLong("environment_id"), new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Standing.Said said(ResultSet row) throws SQLException {
        return new Standing.Said(
                DeploymentState.of(row.getString("state")),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("skewed"),
                json.readValue(row.getString("facts"), DeploymentFacts.class));
    }

    private static NewRow row(DeploymentReport report, Written written) {
        return new NewRow(
                written.number(report.identity()),
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
}

package dev.plimsoll.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads which change requests may have arrived where, and with which commits. Each in one statement for many. */
@Component
class ChangeArrivalRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChangeArrivalRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The change requests of these rows: those they name, were merged as, or are a part of. */
    List<ChangeArrival> of(Collection<SampleRow> rows) {
        var asked = rows.stream()
                .map(row -> new Asked(
                        row.serviceId(), row.environmentId(), row.repositoryId(), row.sha(), row.changeNumber()))
                .distinct()
                .toList();
        return jdbc.sql("""
                        with asked as materialized (
                          select "serviceId" as service_id, "environmentId" as environment_id,
                                 "repositoryId" as repository_id, sha, number
                            from jsonb_to_recordset(cast(:asked as jsonb)) as r(
                                   "serviceId" bigint, "environmentId" bigint, "repositoryId" bigint, sha text,
                                   number bigint)
                        )
                        select service_id, environment_id, repository_id, number
                          from asked
                         where number is not null
                         union
                        select a.service_id, a.environment_id, a.repository_id, r.number
                          from asked a
                          join changes.change_requests r on r.merge_sha = a.sha and r.repository_id = a.repository_id
                         union
                        select a.service_id, a.environment_id, a.repository_id, k.number
                          from asked a
                          join changes.change_commits k on k.repository_id = a.repository_id and k.sha = a.sha
                         order by 1, 2, 3, 4
                        """)
                .param("asked", json.writeValueAsString(asked))
                .query((row, n) -> arrival(row))
                .list();
    }

    /** The commits of each that arrived there, as is believed now. */
    Map<ChangeArrival, List<ChangeArrival.Part>> parts(Collection<ChangeArrival> arrivals) {
        var asked = arrivals.stream()
                .map(one -> new Asked(
                        one.place().serviceId(),
                        one.place().environmentId(),
                        one.change().repositoryId(),
                        null,
                        one.change().number()))
                .toList();
        var parts = new HashMap<ChangeArrival, List<ChangeArrival.Part>>();
        jdbc.sql("""
                        with asked as materialized (
                          select "serviceId" as service_id, "environmentId" as environment_id,
                                 "repositoryId" as repository_id, number
                            from jsonb_to_recordset(cast(:asked as jsonb)) as r(
                                   "serviceId" bigint, "environmentId" bigint, "repositoryId" bigint, number bigint)
                        ), part as (
                          select a.*, r.merge_sha as sha
                            from asked a
                            join changes.change_requests r on r.repository_id = a.repository_id and r.number = a.number
                           where r.merge_sha is not null
                           union
                          select a.*, k.sha
                            from asked a
                            join changes.change_commits k on k.repository_id = a.repository_id and k.number = a.number
                           union
                          select a.*, s.sha
                            from asked a
                            join metrics.sample s on s.repository_id = a.repository_id and s.change_number = a.number
                                                 and s.service_id = a.service_id
                                                 and s.environment_id = a.environment_id
                           where s.known_until is null
                             and s.unit = 'commit'
                        )
                        select p.service_id, p.environment_id, p.repository_id, p.number, s.sha, s.deployment_id,
                               e.took_effect_at, d.external_id, s.left_out, c.authored_at, s.is_bot,
                               coalesce(g.outcome = 'history_incomplete', false) as is_incomplete
                          from part p
                          join metrics.sample s on s.repository_id = p.repository_id and s.sha = p.sha
                                               and s.service_id = p.service_id
                                               and s.environment_id = p.environment_id
                          join deployments.effects e on e.deployment_id = s.deployment_id
                          join deployments.deployments d on d.id = s.deployment_id
                          left join changes.commits c on c.repository_id = s.repository_id and c.sha = s.sha
                          left join metrics.gap g on g.deployment_id = s.deployment_id
                         where s.known_until is null
                           and s.unit = 'commit'
                        """).param("asked", json.writeValueAsString(asked)).query(row -> {
            parts.computeIfAbsent(arrival(row), any -> new ArrayList<>()).add(part(row));
        });
        return parts;
    }

    private static ChangeArrival arrival(ResultSet row) throws SQLException {
        return new ChangeArrival(
                new Landing.Place(row.getLong("service_id"), row.getLong("environment_id")),
                new Settling.Change(row.getLong("repository_id"), row.getLong("number")));
    }

    private static ChangeArrival.Part part(ResultSet row) throws SQLException {
        return new ChangeArrival.Part(
                row.getString("sha"),
                Columns.turn(row),
                row.getString("left_out"),
                Instants.instant(row, "authored_at"),
                row.getBoolean("is_bot"),
                row.getBoolean("is_incomplete"));
    }

    private record Asked(
            long serviceId,
            long environmentId,
            long repositoryId,
            @Nullable String sha,
            @Nullable Long number) {}
}

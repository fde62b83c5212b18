package dev.plimsoll.metrics;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes samples where they differ from what is believed: the old belief is closed and stays, the new one is known from
 * the same instant on. What was never known at any instant leaves no trace.
 */
@Component
class SampleRows {

    private static final String COLUMNS = """
            unit, service_id, environment_id, deployment_id, repository_id, sha, change_number, is_bot, began_at, began_by,
            finished_at, lead_s, coding_s, pickup_s, review_s, release_wait_s, approval_wait_s, rollout_s,
            approval_to_merge_s, merge_s, left_out, flags""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SampleRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** By our number, what is believed of these deployments; of their commits or of their change requests. */
    Map<Long, SampleRow> believed(String unit, Collection<Long> deploymentIds) {
        var rows = new LinkedHashMap<Long, SampleRow>();
        jdbc.sql("select id, %s from metrics.sample where known_until is null and unit = :unit".formatted(COLUMNS)
                        + """
                           and deployment_id = any(cast(:ids as bigint[]))
                        """)
                .param("unit", unit)
                .param("ids", deploymentIds.toArray(Long[]::new))
                .query(row -> {
                    rows.put(row.getLong("id"), row(row));
                });
        return rows;
    }

    /** By our number, what is believed of change requests in these places. */
    Map<Long, SampleRow> believed(Collection<ChangeArrival> arrivals) {
        var rows = new LinkedHashMap<Long, SampleRow>();
        jdbc.sql("""
                        select s.*
                          from unnest(
                                 cast(:services as bigint[]), cast(:environments as bigint[]),
                                 cast(:repositories as bigint[]), cast(:numbers as bigint[]))
                               as a(service_id, environment_id, repository_id, number)
                          join metrics.sample s on s.repository_id = a.repository_id and s.change_number = a.number
                                               and s.service_id = a.service_id
                                               and s.environment_id = a.environment_id
                         where s.known_until is null
                           and s.unit = 'change'
                        """)
                .param(
                        "services",
                        arrivals.stream().map(one -> one.place().serviceId()).toArray(Long[]::new))
                .param(
                        "environments",
                        arrivals.stream()
                                .map(one -> one.place().environmentId())
                                .toArray(Long[]::new))
                .param(
                        "repositories",
                        arrivals.stream()
                                .map(one -> one.change().repositoryId())
                                .toArray(Long[]::new))
                .param(
                        "numbers",
                        arrivals.stream().map(one -> one.change().number()).toArray(Long[]::new))
                .query(row -> {
                    rows.put(row.getLong("id"), row(row));
                });
        return rows;
    }

    /** Brings what is believed in line with what was derived, and gives every row that was closed or is new. */
    List<SampleRow> write(Map<Long, SampleRow> believed, List<SampleRow> derived, Instant knownAt) {
        var left = new HashMap<SampleRow, Long>();
        believed.forEach((id, row) -> left.put(row, id));
        var fresh = derived.stream().filter(row -> left.remove(row) == null).toList();
        close(left.values(), knownAt);
        insert(fresh, knownAt);
        var changed = new ArrayList<>(left.keySet());
        changed.addAll(fresh);
        return changed;
    }

    /** Forgets all that was ever believed of these deployments. */
    void forget(Collection<Long> deploymentIds) {
        if (!deploymentIds.isEmpty()) {
            jdbc.sql("delete from metrics.sample where deployment_id = any(cast(:ids as bigint[]))")
                    .param("ids", deploymentIds.toArray(Long[]::new))
                    .update();
        }
    }

    private void close(Collection<Long> ids, Instant knownAt) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("delete from metrics.sample where id = any(cast(:ids as bigint[])) and known_from >= :now")
                .param("ids", ids.toArray(Long[]::new))
                .param("now", knownAt.atOffset(UTC))
                .update();
        jdbc.sql("update metrics.sample set known_until = :now where id = any(cast(:ids as bigint[]))")
                .param("ids", ids.toArray(Long[]::new))
                .param("now", knownAt.atOffset(UTC))
                .update();
    }

    private void insert(List<SampleRow> rows, Instant knownAt) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("insert into metrics.sample (%s, is_first_in_tier, known_from)".formatted(COLUMNS) + """
                        select unit, "serviceId", "environmentId", "deploymentId", "repositoryId", sha, "changeNumber",
                               "isBot", "beganAt", "beganBy", "finishedAt", "leadS", s.coding, s.pickup, s.review,
                               s."releaseWait", s."approvalWait", s.rollout, "approvalToMergeS", "mergeS", "leftOut",
                               flags, true, :now
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                 unit text, "serviceId" bigint, "environmentId" bigint, "deploymentId" bigint,
                                 "repositoryId" bigint, sha text, "changeNumber" bigint, "isBot" boolean,
                                 "beganAt" timestamptz, "beganBy" text, "finishedAt" timestamptz, "leadS" integer,
                                 spans jsonb, "approvalToMergeS" integer, "mergeS" integer, "leftOut" text, flags text[]),
                               jsonb_to_record(r.spans) as s(
                                 coding integer, pickup integer, review integer, "releaseWait" integer,
                                 "approvalWait" integer, rollout integer)
                        """)
                .param("rows", json.writeValueAsString(rows))
                .param("now", knownAt.atOffset(UTC))
                .update();
    }

    private static SampleRow row(ResultSet row) throws SQLException {
        return new SampleRow(
                row.getString("unit"),
                row.getLong("service_id"),
                row.getLong("environment_id"),
                row.getLong("deployment_id"),
                row.getLong("repository_id"),
                row.getString("sha"),
                Columns.number(row, "change_number"),
                row.getBoolean("is_bot"),
                Instants.instant(row, "began_at"),
                row.getString("began_by"),
                Columns.known(row, "finished_at"),
                Columns.count(row, "lead_s"),
                new Spans(
                        Columns.count(row, "coding_s"),
                        Columns.count(row, "pickup_s"),
                        Columns.count(row, "review_s"),
                        Columns.count(row, "release_wait_s"),
                        Columns.count(row, "approval_wait_s"),
                        Columns.count(row, "rollout_s")),
                Columns.count(row, "approval_to_merge_s"),
                Columns.count(row, "merge_s"),
                row.getString("left_out"),
                Objects.requireNonNull(Columns.texts(row, "flags")));
    }
}

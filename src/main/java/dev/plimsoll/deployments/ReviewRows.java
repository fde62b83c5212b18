package dev.plimsoll.deployments;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people said at the forge's own gates: written once and never changed. */
@Component
class ReviewRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReviewRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(List<DeploymentReview> reviewed, Map<Claim, Place> places) {
        if (reviewed.isEmpty()) {
            return;
        }
        var rows = reviewed.stream()
                .map(review -> new Row(
                        Objects.requireNonNull(Objects.requireNonNull(places.get(review.about()))
                                .environmentId()),
                        review))
                .toList();
        jdbc.sql("""
                        insert into deployments.review (
                               origin, run_id, environment_id, state, occurred_at, reviewer, comment, delivery_id)
                        select s.origin, s."runId", r."environmentId", s.state, s."occurredAt", s.reviewer, s.comment,
                               s."deliveryId"
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r("environmentId" bigint, said jsonb),
                               jsonb_to_record(r.said) as s(
                                 origin text, "runId" text, state text, "occurredAt" timestamptz, reviewer text,
                                 comment text, "deliveryId" bigint)
                         order by 1, 2, 3, 4, 5
                            on conflict on constraint review_pk do nothing
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** Those of these runs that a reviewer rejected. */
    Set<GatedRun> turnedDown(List<GatedRun> runs) {
        if (runs.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                        select q.origin, q."runId" as run_id, q."environmentId" as environment_id
                          from jsonb_to_recordset(cast(:runs as jsonb)) as q(
                                 origin text, "runId" text, "environmentId" bigint)
                         where exists (select
                                         from deployments.review
                                        where origin = q.origin
                                          and run_id = q."runId"
                                          and environment_id = q."environmentId"
                                          and state = 'rejected')
                        """)
                .param("runs", json.writeValueAsString(runs))
                .query(DataClassRowMapper.newInstance(GatedRun.class))
                .set();
    }

    private record Row(long environmentId, DeploymentReview said) {}
}

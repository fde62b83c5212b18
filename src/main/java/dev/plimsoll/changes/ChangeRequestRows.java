package dev.plimsoll.changes;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes change requests, many in one statement. The later report wins field by field; merged is final; the first
 * review stays the first and the approval is the last one given; labels count as they were told last.
 */
@Component
class ChangeRequestRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChangeRequestRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(List<ChangeReport> reports, Map<Claim, Place> places) {
        if (reports.isEmpty()) {
            return;
        }
        var rows = reports.stream()
                .map(report -> new Row(repository(report, places), report))
                .sorted(Comparator.comparing(Row::repositoryId)
                        .thenComparing(row -> row.said().number()))
                .toList();
        jdbc.sql("""
                        insert into changes.change_request as c (
                               repository_id, number, title, author, state, opened_at, first_review_at, approved_at,
                               merged_at, closed_at, merge_sha, head_sha, merged_by, url, labels, labels_told_at, told_at)
                        select "repositoryId", s.number, s.title, s.author, s.state, s."openedAt", s."firstReviewAt",
                               s."approvedAt", s."mergedAt", s."closedAt", s."mergeSha", s."headSha", s."mergedBy",
                               s.url, s.labels, case when s.labels is not null then s."toldAt" end, s."toldAt"
                          from jsonb_to_recordset(cast(:rows as jsonb)) as r("repositoryId" bigint, said jsonb),
                               jsonb_to_record(r.said) as s(
                                 number bigint, title text, author text, state text, "openedAt" timestamptz,
                                 "firstReviewAt" timestamptz, "approvedAt" timestamptz, "mergedAt" timestamptz,
                                 "closedAt" timestamptz, "mergeSha" text, "headSha" text, "mergedBy" text, url text, labels text[],
                                 "toldAt" timestamptz)
                            on conflict (repository_id, number) do update
                           set title           = changes.later(c.told_at, c.title, excluded.told_at, excluded.title),
                               author          = changes.later(c.told_at, c.author, excluded.told_at, excluded.author),
                               state           = case when 'merged' in (c.state, excluded.state) then 'merged'
                                                      when excluded.told_at >= c.told_at then excluded.state
                                                      else c.state end,
                               opened_at       = coalesce(c.opened_at, excluded.opened_at),
                               first_review_at = least(c.first_review_at, excluded.first_review_at),
                               approved_at     = greatest(c.approved_at, excluded.approved_at),
                               merged_at       = coalesce(c.merged_at, excluded.merged_at),
                               closed_at       = greatest(c.closed_at, excluded.closed_at),
                               merge_sha       = changes.later(c.told_at, c.merge_sha, excluded.told_at, excluded.merge_sha),
                               head_sha        = changes.later(c.told_at, c.head_sha, excluded.told_at, excluded.head_sha),
                               merged_by       = coalesce(c.merged_by, excluded.merged_by),
                               url             = coalesce(c.url, excluded.url),
                               labels          = changes.later(c.labels_told_at, c.labels,
                                                               excluded.labels_told_at, excluded.labels),
                               labels_told_at  = greatest(c.labels_told_at, excluded.labels_told_at),
                               told_at         = greatest(c.told_at, excluded.told_at)
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    private static Long repository(ChangeReport report, Map<Claim, Place> places) {
        return Objects.requireNonNull(
                Objects.requireNonNull(places.get(report.about())).repositoryId());
    }

    private record Row(Long repositoryId, ChangeReport said) {}
}

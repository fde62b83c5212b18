package dev.plimsoll.metrics;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says which sample of a commit or change request is the first of its tier, where several environments of the tier have
 * one: the one that ended first, and of two at the same instant the one with the smaller number of its deployment.
 */
@Component
class TierRows {

    private static final int MOST_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TierRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What may be in several environments of a service. */
    record Subject(
            long serviceId,
            String unit,
            long repositoryId,
            @Nullable String sha,
            @Nullable Long number) {

        static Subject of(SampleRow row) {
            return new Subject(
                    row.serviceId(),
                    row.unit(),
                    row.repositoryId(),
                    row.sha(),
                    row.isCommit() ? null : row.changeNumber());
        }
    }

    /**
     * Corrects the samples of these.
     *
     * @return by service, when the first deployment ended of which something that had been known before was corrected
     */
    Map<Long, Instant> settle(Collection<Subject> subjects, Instant knownAt) {
        var corrected = new HashMap<Long, Instant>();
        var all = List.copyOf(subjects);
        for (var from = 0; from < all.size(); from += MOST_AT_ONCE) {
            settle(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)), knownAt, corrected);
        }
        return corrected;
    }

    /** A row that is left out never comes before one that is a sample. */
    private void settle(List<Subject> subjects, Instant knownAt, Map<Long, Instant> corrected) {
        jdbc.sql("""
                        with asked as materialized (
                          select "serviceId" as service_id, unit, "repositoryId" as repository_id, sha, number
                            from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                                   "serviceId" bigint, unit text, "repositoryId" bigint, sha text, number bigint)
                        ), found as (
                          select s.*, s.sha as subject
                            from asked a
                           cross join lateral (
                                 select *
                                   from metrics.sample
                                  where repository_id = a.repository_id
                                    and sha = a.sha
                                    and known_until is null
                                 offset 0) s
                           where s.service_id = a.service_id
                             and s.unit = a.unit
                           union all
                          select s.*, s.change_number::text
                            from asked a
                           cross join lateral (
                                 select *
                                   from metrics.sample
                                  where repository_id = a.repository_id
                                    and change_number = a.number
                                    and known_until is null
                                 offset 0) s
                           where s.service_id = a.service_id
                             and s.unit = a.unit
                        ), ranked as (
                          select f.id, f.is_first_in_tier,
                                 row_number() over (
                                   partition by f.service_id, f.repository_id, f.unit, f.subject, v.tier
                                       order by f.lead_s is null, f.finished_at, f.deployment_id) = 1 as is_first
                            from found f
                            join catalog.environments v on v.id = f.environment_id
                        ), wrong as materialized (
                          select id, is_first from ranked where is_first_in_tier <> is_first
                        ), fresh as (
                          update metrics.sample s
                             set is_first_in_tier = w.is_first
                            from wrong w
                           where s.id = w.id
                             and s.known_from >= :now
                        ), closed as (
                          update metrics.sample s
                             set known_until = :now
                            from wrong w
                           where s.id = w.id
                             and s.known_from < :now
                          returning s.*, w.is_first
                        ), corrected as (
                          insert into metrics.sample (
                                 unit, service_id, environment_id, deployment_id, repository_id, sha, change_number,
                                 is_bot, began_at, began_by, finished_at, lead_s, coding_s, pickup_s, review_s,
                                 release_wait_s, approval_wait_s, rollout_s, approval_to_merge_s, merge_s, left_out,
                                 flags, is_first_in_tier, known_from)
                          select unit, service_id, environment_id, deployment_id, repository_id, sha, change_number,
                                 is_bot, began_at, began_by, finished_at, lead_s, coding_s, pickup_s, review_s,
                                 release_wait_s, approval_wait_s, rollout_s, approval_to_merge_s, merge_s, left_out,
                                 flags, is_first, :now
                            from closed
                          returning service_id, finished_at
                        )
                        select service_id, min(finished_at) as finished_at from corrected group by service_id
                        """)
                .param("rows", json.writeValueAsString(subjects))
                .param("now", knownAt.atOffset(UTC))
                .query(row -> {
                    corrected.merge(
                            row.getLong("service_id"),
                            Columns.known(row, "finished_at"),
                            (a, b) -> a.isBefore(b) ? a : b);
                });
    }
}

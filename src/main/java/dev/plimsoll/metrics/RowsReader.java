package dev.plimsoll.metrics;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the rows behind a measure, a page at a time: what is counted, and what is not and why. */
@Component
class RowsReader {

    private static final String KNOWN = """
            select %1$s as row_id, m.deployment_id as number, d.external_id as deployment, m.service_id, s.name as service,
                   v.name as environment, m.sha, coalesce(m.started_at, m.finished_at) as started_at, m.finished_at,
                   case when w.is_again then 'redeploy_of_withdrawn' else m.kind end as kind,
                   m.is_counted, m.%2$s = m.deployment_id as is_leader,
                   case when w.is_again then 'it ships nothing but what had been rolled back' else m.because end as because, f.incidents, f.what, f.causes,
                   f.restored_at, f.is_open, r.because as mends, k.word, k.because as mark_because, k.marked_by, k.marked_at,
                   (extract(epoch from m.finished_at) * 1000000)::bigint as micros
            """;

    private static final String JOINS = """
              join deployments.deployments d on d.id = m.deployment_id
              join catalog.services s on s.id = m.service_id
              join catalog.environments v on v.id = m.environment_id
              left join lateral (
                     select array_agg(distinct i.key order by i.key) filter (where i.key is not null) as incidents,
                            coalesce(min(i.title), min(f.because) filter (where f.cause = 'rollback'), min(f.because)) as what,
                            string_agg(distinct f.because, '; ' order by f.because) as causes,
                            case when bool_or(f.cause = 'incident')
                                 then case when bool_and(f.restored_at is not null) filter (where f.cause = 'incident')
                                           then max(f.restored_at) filter (where f.cause = 'incident') end
                                 else min(f.restored_at) end as restored_at,
                            bool_or(f.cause = 'incident') and bool_or(f.restored_at is null)
                                filter (where f.cause = 'incident') as is_open
                       from metrics.deployment b
                       join metrics.failure f on f.deployment_id = b.deployment_id and f.role = 'failed' and %2$s
                       left join incidents.incidents i on f.cause = 'incident' and i.id = cast(f.cause_id as bigint)
                      where b.%1$s = m.deployment_id
                        and b.service_id = m.service_id
                        and b.finished_at >= m.finished_at
                        and b.finished_at < m.finished_at + interval '30 days'
                        and %3$s) f on true
              left join lateral (
                     select min(r.because) as because
                       from metrics.remediation r
                       join metrics.deployment b on b.deployment_id = r.deployment_id and %3$s
                      where b.%1$s = m.deployment_id
                        and r.service_id = m.service_id
                        and r.finished_at >= m.finished_at
                        and %4$s) r on true
              left join lateral (
                     select k.word, k.because, k.marked_by, k.marked_at
                       from metrics.mark k
                       join metrics.deployment b on b.deployment_id = k.deployment_id and b.known_until is null
                      where b.%1$s = m.%1$s
                        and b.service_id = m.service_id
                        and b.finished_at >= m.finished_at - interval '30 days'
                        and b.finished_at < m.finished_at + interval '30 days'
                        and k.marked_at <= coalesce(cast(:asOf as timestamptz), 'infinity')
                        and (k.lifted_at is null or k.lifted_at > cast(:asOf as timestamptz))
                      order by k.marked_at desc, k.id desc
                      limit 1) k on true
              left join lateral (
                     select true as is_again
                      where m.kind = 'change'
                        and m.sha is not null
                        and not exists (select
                                          from metrics.gap g
                                         where g.deployment_id = m.deployment_id)
                        and not exists (select
                                          from metrics.sample y
                                         where y.deployment_id = m.deployment_id
                                           and y.unit = 'commit'
                                           and y.left_out is distinct from 'merge'
                                           and y.left_out is distinct from 'twin'
                                           and %5$s)
                        and exists (select
                                      from metrics.failure x
                                     where x.service_id = m.service_id
                                       and x.environment_id = m.environment_id
                                       and x.cause = 'rollback'
                                       and x.cause_at < m.finished_at
                                       and %6$s)) w on true
            """;

    private static final String ORDER = """
             order by m.finished_at desc, m.deployment_id desc, row_id desc
             limit :limit
            """;

    private final JdbcClient jdbc;
    private final ObservedReader observed;
    private final Clock clock;

    RowsReader(JdbcClient jdbc, ObservedReader observed, Clock clock) {
        this.jdbc = jdbc;
        this.observed = observed;
        this.clock = clock;
    }

    DeliveryMetrics.Page read(
            Measure measure, Question question, Scope scope, DeliveryMetrics.@Nullable After after, int limit) {
        var now = Objects.requireNonNullElseGet(question.asOf(), clock::instant);
        var mapper = new RowMapping(measure, question, now, observed.attributedWithin(question.asOf()));
        var isLead = measure == Measure.CHANGE_LEAD_TIME;
        var sql = isLead ? samples(scope, question) : deployments(scope, measure);
        var found = scope.bind(jdbc.sql(limited(sql, limit + 1)))
                .param("unit", LeadTimesReader.unit(question.leadTimeOf()))
                .param("afterAt", after == null ? null : Instants.utc(at(after)), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("afterNumber", after == null ? 0 : after.number())
                .param("afterRow", after == null ? 0 : after.row())
                .query((row, n) -> new Placed(
                        mapper.map(row),
                        new DeliveryMetrics.After(row.getLong("micros"), row.getLong("number"), row.getLong("row_id"))))
                .list();
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new DeliveryMetrics.Page(
                shown.stream().map(Placed::row).toList(),
                found.size() > limit ? shown.get(shown.size() - 1).place() : null);
    }

    /**
     * The number stands in the statement: of a parameter the server would guess that it is a tenth of all rows, and join all
     * commits there are.
     */
    private static String limited(String sql, int rows) {
        return sql.replace(":limit", String.valueOf(rows));
    }

    /** The page first: what belongs to each row is looked up for so many only. */
    private static String deployments(Scope scope, Measure measure) {
        return """
                with m as (
                  select *
                    from metrics.deployment m
                   where %s
                     and %s
                     and %s
                     and (cast(:afterAt as timestamptz) is null
                          or (m.finished_at, m.deployment_id) < (:afterAt, :afterNumber))
                     and %s
                   order by m.finished_at desc, m.deployment_id desc
                   limit :limit
                )
                """.formatted(scope.holds("m"), scope.where("m"), scope.inWindow("m"), only(scope, measure))
                + KNOWN.formatted("0::bigint", scope.leader())
                + "  from m\n"
                + joins(scope)
                + ORDER;
    }

    /** What can fail, and what failed. */
    private static String only(Scope scope, Measure measure) {
        return switch (measure) {
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> """
                    m.kind in ('change', 'config')
                         and (exists (select
                                        from metrics.failure f
                                        join metrics.deployment b on b.deployment_id = f.deployment_id and %1$s
                                       where b.%2$s = m.deployment_id
                                         and f.role = 'failed'
                                         and f.finished_at >= :from
                                         and %3$s)
                              or exists (select
                                           from metrics.mark k
                                           join metrics.deployment b on b.deployment_id = k.deployment_id
                                          where b.%2$s = m.%2$s
                                            and b.service_id = m.service_id
                                            and k.word = 'failed'
                                            and k.lifted_at is null))
                    """.formatted(scope.holds("b"), scope.leader(), scope.holds("f"));
            case CHANGE_FAIL_RATE, REWORK_RATE -> "m.kind <> 'redeploy'";
            default -> "true";
        };
    }

    private static String samples(Scope scope, Question question) {
        return """
                with s as (
                  select *
                    from metrics.sample s
                   where %s
                     and (cast(:afterAt as timestamptz) is null
                          or (s.finished_at, s.deployment_id, s.id) < (:afterAt, :afterNumber, :afterRow))
                   order by s.finished_at desc, s.deployment_id desc, s.id desc
                   limit :limit
                )
                """.formatted(LeadTimesReader.samples(scope, question))
                + KNOWN.formatted("x.id", scope.leader())
                + """
                       , x.unit, x.sha as commit, x.change_number, x.began_at, x.began_by, x.lead_s, x.merge_s, x.coding_s,
                       x.pickup_s, x.review_s, x.release_wait_s, x.approval_wait_s, x.rollout_s, x.approval_to_merge_s,
                       x.left_out, x.flags, p.full_name as repository, coalesce(c.subject, q.title) as title
                  from s x
                  join metrics.deployment m on m.deployment_id = x.deployment_id and %s
                  join catalog.repositories p on p.id = x.repository_id
                  left join changes.commits c on c.repository_id = x.repository_id and c.sha = x.sha
                  left join changes.change_requests q on q.repository_id = x.repository_id
                                                     and q.number = x.change_number
                """.formatted(scope.holds("m"))
                + joins(scope)
                + ORDER;
    }

    private static String joins(Scope scope) {
        return JOINS.formatted(
                scope.leader(),
                scope.holds("f"),
                scope.holds("b"),
                scope.holds("r"),
                scope.holds("y"),
                scope.holds("x"));
    }

    private static Instant at(DeliveryMetrics.After after) {
        return Instant.ofEpochSecond(
                Math.floorDiv(after.finishedAtMicros(), 1_000_000),
                Math.floorMod(after.finishedAtMicros(), 1_000_000) * 1000L);
    }

    private record Placed(Row row, DeliveryMetrics.After place) {}
}

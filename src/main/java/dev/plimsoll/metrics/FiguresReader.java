package dev.plimsoll.metrics;

import static dev.plimsoll.metrics.Instants.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the measures are calculated from: a handful of statements, however long the window and however many services. */
@Component
class FiguresReader {

    private final JdbcClient jdbc;
    private final HeardReader heard;

    FiguresReader(JdbcClient jdbc, HeardReader heard) {
        this.jdbc = jdbc;
        this.heard = heard;
    }

    /** @param wanted for which measures; what the others alone are calculated from is not read */
    Figures read(Scope scope, Marked marked, Set<Measure> wanted) {
        var deployed = deployed(scope);
        var isOfFailures =
                wanted.contains(Measure.CHANGE_FAIL_RATE) || wanted.contains(Measure.FAILED_DEPLOYMENT_RECOVERY_TIME);
        var failed = isOfFailures ? failed(scope, marked) : List.<Found>of();
        return new Figures(
                deployed,
                failed.stream().filter(Found::isCounted).map(Found::failed).toList(),
                failed.stream()
                        .filter(one -> !one.isCounted())
                        .map(Found::failed)
                        .toList(),
                saidOf(scope, marked.notFailed()).stream().map(Found::failed).toList(),
                wanted.contains(Measure.REWORK_RATE) ? mends(scope) : List.of(),
                firstAt(scope),
                excluded(scope),
                heard.read(scope, deployed));
    }

    private List<Deployed> deployed(Scope scope) {
        var packed = scope.bind(jdbc.sql("""
                        select coalesce(string_agg(
                                 int8send(m.service_id)
                                 || int8send(cast(floor(date_part('epoch', m.finished_at) * 1000) as bigint))
                                 || int8send(coalesce(hashtextextended(m.rollout, 0), 0))
                                 || cast(%s as bytea), ''), '')
                          from metrics.deployment m
                         where %s
                           and %s
                           and %s
                           and %s
                           and ((m.is_counted and %s) or m.kind = 'redeploy')
                        """.formatted(
                                Deployed.LETTER.formatted("m"),
                                scope.holds("m"),
                                scope.where("m"),
                                scope.inWindow("m"),
                                scope.notExcluded("m.deployment_id"),
                                scope.leads("m"))))
                .query(byte[].class)
                .single();
        return Deployed.unpack(packed);
    }

    private List<Found> failed(Scope scope, Marked marked) {
        var found = new LinkedHashMap<Long, Found>();
        scope.bind(jdbc.sql("""
                        select l.deployment_id, l.service_id, coalesce(l.started_at, l.finished_at) as started_at,
                               l.finished_at, l.is_counted, f.cause, f.detected_at, f.acted_at, f.restored_at
                          from metrics.failure f
                          join metrics.deployment m on m.deployment_id = f.deployment_id and %s
                          join metrics.deployment l on l.deployment_id = m.%s and %s
                         where %s
                           and f.role = 'failed'
                           and f.finished_at >= :from
                           and l.kind in ('change', 'config')
                           and (l.is_counted or f.cause = 'incident')
                           and %s
                           and %s
                           and %s
                         order by l.finished_at, l.deployment_id, f.cause, f.cause_id
                        """.formatted(
                                scope.holds("m"),
                                scope.leader(),
                                scope.holds("l"),
                                scope.holds("f"),
                                scope.where("l"),
                                scope.inWindow("l"),
                                scope.notExcluded("l.deployment_id"))))
                .query(row -> {
                    add(found, row);
                });
        found.keySet().removeAll(marked.notFailed());
        saidOf(scope, marked.failed())
                .forEach(one -> found.putIfAbsent(one.failed().number(), one));
        return List.copyOf(found.values());
    }

    private List<Found> saidOf(Scope scope, Set<Long> marked) {
        return marked.isEmpty()
                ? List.of()
                : scope.bind(jdbc.sql("""
                                select l.deployment_id, l.service_id, coalesce(l.started_at, l.finished_at) as started_at,
                                       l.finished_at
                                  from metrics.deployment l
                                 where l.deployment_id = any(cast(:marked as bigint[]))
                                   and l.kind in ('change', 'config')
                                   and l.is_counted
                                   and %s
                                   and %s
                                   and %s
                                """.formatted(scope.holds("l"), scope.where("l"), scope.inWindow("l"))))
                        .param("marked", marked.toArray(Long[]::new))
                        .query((row, n) -> new Found(failed(row), true))
                        .list();
    }

    private List<Figures.Mend> mends(Scope scope) {
        return scope.bind(jdbc.sql("""
                        select distinct l.deployment_id, l.service_id, l.finished_at
                          from metrics.remediation r
                          join metrics.deployment m on m.deployment_id = r.deployment_id and %s
                          join metrics.deployment l on l.deployment_id = m.%s and %s
                         where %s
                           and r.finished_at >= :from
                           and l.kind in ('change', 'config')
                           and l.is_counted
                           and %s
                           and %s
                           and %s
                        """.formatted(
                                scope.holds("m"),
                                scope.leader(),
                                scope.holds("l"),
                                scope.holds("r"),
                                scope.where("l"),
                                scope.inWindow("l"),
                                scope.notExcluded("l.deployment_id"))))
                .query((row, n) -> new Figures.Mend(
                        row.getLong("deployment_id"),
                        row.getLong("service_id"),
                        Objects.requireNonNull(instant(row, "finished_at"))))
                .list();
    }

    /** A service that has never been deployed was watched since the first of all others. */
    private @Nullable Instant firstAt(Scope scope) {
        var first = scope.services() == null ? null : first(scope, """
                from unnest(cast(:services as bigint[])) as s(id)
                cross join lateral (
                      select m.finished_at
                        from metrics.deployment m
                       where m.service_id = s.id
                         and m.environment_id = any(cast(:environments as bigint[]))
                         and %s
                       order by m.finished_at
                       limit 1) m
                """);
        return first != null ? first : first(scope, """
                from catalog.environments e
                cross join lateral (
                      select m.finished_at
                        from metrics.deployment m
                       where m.environment_id = e.id
                         and %s
                       order by m.finished_at
                       limit 1) m
                """);
    }

    private @Nullable Instant first(Scope scope, String from) {
        return scope
                .bind(jdbc.sql("select min(m.finished_at) as first_at " + from.formatted(scope.holds("m"))))
                .query((row, n) -> Objects.requireNonNullElse(instant(row, "first_at"), Instant.MAX))
                .list()
                .stream()
                .filter(at -> !at.equals(Instant.MAX))
                .findFirst()
                .orElse(null);
    }

    private List<Instant> excluded(Scope scope) {
        return scope.excluded().isEmpty()
                ? List.of()
                : scope.bind(jdbc.sql("""
                                select m.finished_at
                                  from metrics.deployment m
                                 where m.deployment_id = any(cast(:excluded as bigint[]))
                                   and %s
                                   and %s
                                   and %s
                                   and %s
                                """.formatted(
                                        scope.holds("m"), scope.where("m"), scope.inWindow("m"), scope.leads("m"))))
                        .query((row, n) -> Objects.requireNonNull(instant(row, "finished_at")))
                        .list();
    }

    private static void add(Map<Long, Found> found, ResultSet row) throws SQLException {
        var one = found.get(row.getLong("deployment_id"));
        if (one == null) {
            one = new Found(failed(row), row.getBoolean("is_counted"));
            found.put(one.failed().number(), one);
        }
        one.failed()
                .causes()
                .add(new Failed.Cause(
                        row.getString("cause"),
                        instant(row, "detected_at"),
                        instant(row, "acted_at"),
                        instant(row, "restored_at")));
    }

    private static Failed failed(ResultSet row) throws SQLException {
        return new Failed(
                row.getLong("deployment_id"),
                row.getLong("service_id"),
                Objects.requireNonNull(instant(row, "started_at")),
                Objects.requireNonNull(instant(row, "finished_at")),
                new ArrayList<>());
    }

    private record Found(Failed failed, boolean isCounted) {}
}

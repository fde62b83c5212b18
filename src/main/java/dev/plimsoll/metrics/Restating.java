package dev.plimsoll.metrics;

import static dev.plimsoll.metrics.Instants.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what became known after a window had ended and made another number of it. */
@Component
class Restating {

    private static final int MOST = 20;

    /** When something became known after the window, and because of what; by which rule that was set just before. */
    private static final String KNOWN = """
            with known as (
              select f.known_from as at, f.because
                from metrics.failure f
               where %1$s and %2$s and f.known_from >= :to
               union all
              select f.known_until, 'no longer: ' || f.because
                from metrics.failure f
               where %1$s and %2$s and f.known_until >= :to
               union all
              select m.known_from, 'a deployment became known late, or counts otherwise'
                from metrics.deployment m
               where %3$s and %4$s and m.known_from >= :to
               union all
              select s.known_from, 'commits or change requests became known late'
                from metrics.sample s
               where %5$s and %6$s and s.known_from >= :to
               union all
              select k.marked_at, k.marked_by || ' marked ' || d.external_id || ': ' || k.because
                from metrics.mark k
                join metrics.deployment m on m.deployment_id = k.deployment_id and m.known_until is null
                join deployments.deployments d on d.id = k.deployment_id
               where %3$s and %4$s and k.marked_at >= :to
               union all
              select k.lifted_at, k.lifted_by || ' lifted the mark on ' || d.external_id
                from metrics.mark k
                join metrics.deployment m on m.deployment_id = k.deployment_id and m.known_until is null
                join deployments.deployments d on d.id = k.deployment_id
               where %3$s and %4$s and k.lifted_at >= :to
            )
            , rule as (
              select w.set_at as at,
                     w.set_by || ' set the window of ' || s.name || ' to ' || w.hours || ' h' as because
                from incidents.attribution_windows w
                join catalog.services s on s.id = w.service_id
               union all
              select t.set_at, t.set_by || ' let incidents count from the severity ' || t.severity || ' on'
                from incidents.severity_thresholds t
               union all
              select b.set_at,
                     b.set_by || ' let ' || case b.word when 'one' then 'one deployment' else 'all deployments' end
                     || ' fail that a rollback withdrew'
                from metrics.blame b
            )
            select k.at, count(*) as n, min(k.because) as because, min(r.because) as rule
              from known k
              left join lateral (
                     select r.because
                       from rule r
                      where r.at between k.at - interval '1 minute' and k.at
                      order by r.at desc
                      limit 1) r on true
             group by k.at
             order by k.at desc
             limit :most
            """;

    private final JdbcClient jdbc;
    private final Scopes scopes;

    Restating(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /** @param measured answers a question */
    List<Restatement> restatements(Measure measure, Question question, Function<Question, Measures> measured) {
        var found = new ArrayList<Restatement>();
        var instants = instants(question);
        var became = instants.stream()
                .map(known -> measured.apply(question.asOf(known.at())))
                .toList();
        for (var n = 0; n < instants.size(); n++) {
            var known = instants.get(n);
            var before = n + 1 < instants.size() && isHeardAlike(became.get(n), became.get(n + 1))
                    ? became.get(n + 1)
                    : measured.apply(question.asOf(known.at().minus(1, ChronoUnit.MICROS)));
            var was = value(measure, before);
            var is = value(measure, became.get(n));
            if (!Objects.equals(was, is)) {
                found.add(new Restatement(known.at(), measure, known.because(), was, is));
            }
        }
        return found;
    }

    /** A silence grows by itself, without anything that became known. */
    private static boolean isHeardAlike(Measures one, Measures other) {
        return one.deploymentFrequency()
                .unheard()
                .equals(other.deploymentFrequency().unheard());
    }

    static @Nullable Double value(Measure measure, Measures measures) {
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY -> measures.deploymentFrequency().value();
            case CHANGE_LEAD_TIME -> measures.changeLeadTime().valueS();
            case CHANGE_FAIL_RATE -> measures.changeFailRate().value();
            case FAILED_DEPLOYMENT_RECOVERY_TIME ->
                measures.failedDeploymentRecoveryTime().valueS();
            case REWORK_RATE -> measures.reworkRate().value();
        };
    }

    private List<Known> instants(Question question) {
        var scope = scopes.of(question.asOf(null), new Marked(Map.of()));
        return scope.bind(jdbc.sql(KNOWN.formatted(
                        scope.where("f"),
                        scope.inWindow("f"),
                        scope.where("m"),
                        scope.inWindow("m"),
                        scope.where("s"),
                        scope.inWindow("s"))))
                .param("most", MOST)
                .query((row, n) -> new Known(Objects.requireNonNull(instant(row, "at")), because(row)))
                .list();
    }

    /** A rule that was changed just before says more than what follows from it. */
    private static String because(ResultSet row) throws SQLException {
        var rule = row.getString("rule");
        if (rule != null) {
            return rule;
        }
        return row.getInt("n") == 1
                ? row.getString("because")
                : "%s, and %d more that became known with it".formatted(row.getString("because"), row.getInt("n") - 1);
    }

    private record Known(Instant at, String because) {}
}

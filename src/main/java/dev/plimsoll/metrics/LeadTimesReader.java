package dev.plimsoll.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lead times packed: four bytes a sample, so that a median of hundreds of thousands takes no time. */
@Component
class LeadTimesReader {

    private final JdbcClient jdbc;

    LeadTimesReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    LeadTimes read(Scope scope, Question question, boolean withStages) {
        return new LeadTimes(
                question.leadTimeOf(),
                services(scope, question, withStages),
                withStages ? leftOut(scope, question) : 0);
    }

    private List<LeadTimes.OfService> services(Scope scope, Question question, boolean withStages) {
        var value = value(question.leadTimeOf());
        var stages = withStages
                ? Stream.of(Stage.values())
                        .map(stage -> ", sum(s.%1$s_s) as %1$s_s, count(s.%1$s_s) as %1$s_n"
                                .formatted(stage.name().toLowerCase(Locale.ROOT)))
                        .reduce("", String::concat)
                : "";
        return scope.bind(jdbc.sql("""
                        select s.service_id, string_agg(int4send(%s), '') as seconds%s
                          from metrics.sample s
                         where s.lead_s is not null
                           and %s is not null
                           and %s
                         group by s.service_id
                        """.formatted(value, stages, value, samples(scope, question))))
                .param("unit", unit(question.leadTimeOf()))
                .query((row, n) -> new LeadTimes.OfService(
                        row.getLong("service_id"), Deployed.ints(row.getBytes("seconds")), stages(row, withStages)))
                .list();
    }

    /** Rows that are no samples, but for those that were the first of all there. */
    private long leftOut(Scope scope, Question question) {
        return scope.bind(jdbc.sql("""
                        select count(*)
                          from metrics.sample s
                         where s.left_out is not null
                           and %s
                        """.formatted(samples(scope, question))))
                .param("unit", unit(question.leadTimeOf()))
                .query(Long.class)
                .single();
    }

    static String samples(Scope scope, Question question) {
        return String.join(
                "\n   and ",
                "s.unit = :unit",
                scope.holds("s"),
                scope.where("s"),
                scope.inWindow("s"),
                scope.notExcluded("s.deployment_id"),
                scope.isOfTier() ? "s.is_first_in_tier" : "true",
                question.withBots() ? "true" : "not s.is_bot");
    }

    static String value(LeadTimeOf of) {
        return of == LeadTimeOf.MERGE ? "s.merge_s" : "s.lead_s";
    }

    static String unit(LeadTimeOf of) {
        return of == LeadTimeOf.COMMIT ? "commit" : "change";
    }

    private static Map<Stage, LeadTimes.Sum> stages(ResultSet row, boolean withStages) throws SQLException {
        var sums = new EnumMap<Stage, LeadTimes.Sum>(Stage.class);
        if (withStages) {
            for (var stage : Stage.values()) {
                var name = stage.name().toLowerCase(Locale.ROOT);
                sums.put(stage, new LeadTimes.Sum(row.getLong(name + "_s"), row.getLong(name + "_n")));
            }
        }
        return sums;
    }
}

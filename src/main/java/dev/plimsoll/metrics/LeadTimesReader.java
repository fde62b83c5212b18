package dev.plimsoll.metrics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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
        return scope.asOf() == null ? summed(scope, question) : asKnown(scope, question, withStages);
    }

    /**
     * What is believed now is summed up by deployment already. Whole seconds are exact as floating points up to 2^53, and
     * adding those takes half as long as adding the numerics that sums of bigint are.
     */
    private LeadTimes summed(Scope scope, Question question) {
        var leftOut = new AtomicLong();
        var services = scope.bind(jdbc.sql("""
                        select l.service_id, string_agg(l.%s, '') as seconds, sum(l.left_out) as left_out%s
                          from metrics.lead_time l
                         where l.unit = :unit
                           and l.is_of_tier = :isOfTier
                           and %s
                           and %s
                           and %s
                           and %s
                         group by l.service_id
                        """.formatted(
                                question.leadTimeOf() == LeadTimeOf.MERGE ? "merge_seconds" : "seconds",
                                stages(", sum(cast(l.%1$s_s as float8)) as %1$s_s, sum(l.%1$s_n) as %1$s_n"),
                                scope.where("l"),
                                scope.inWindow("l"),
                                scope.notExcluded("l.deployment_id"),
                                question.withBots() ? "true" : "not l.is_bot")))
                .param("unit", unit(question.leadTimeOf()))
                .param("isOfTier", scope.isOfTier())
                .query((row, n) -> {
                    leftOut.addAndGet(row.getLong("left_out"));
                    return new LeadTimes.OfService(
                            row.getLong("service_id"), Deployed.ints(row.getBytes("seconds")), stages(row, true));
                })
                .list();
        return new LeadTimes(question.leadTimeOf(), services, leftOut.get());
    }

    private LeadTimes asKnown(Scope scope, Question question, boolean withStages) {
        return new LeadTimes(
                question.leadTimeOf(),
                services(scope, question, withStages),
                withStages ? leftOut(scope, question) : 0);
    }

    private static String stages(String columns) {
        return Stream.of(Stage.values())
                .map(stage -> columns.formatted(stage.name().toLowerCase(Locale.ROOT)))
                .reduce("", String::concat);
    }

    private List<LeadTimes.OfService> services(Scope scope, Question question, boolean withStages) {
        var value = value(question.leadTimeOf());
        var stages = withStages ? stages(", sum(s.%1$s_s) as %1$s_s, count(s.%1$s_s) as %1$s_n") : "";
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

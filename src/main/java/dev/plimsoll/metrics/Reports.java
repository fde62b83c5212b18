package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws up the lines of services and teams and the weeks, from what was read for the measures. */
@Component("deliveryReports")
class Reports {

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Report.Line> services(Calculation calculation, LeadTimes leadTimes) {
        var lines = new ArrayList<Report.Line>();
        byName(calculation).forEach((name, service) -> {
            LongPredicate own = id -> id == service.id();
            lines.add(line(
                    name, service.team(), calculation.of(calculation.figures().of(own)), leadTimes.of(own)));
        });
        return lines;
    }

    /** That of services without a team is last. */
    List<Report.Line> teams(Calculation calculation, LeadTimes leadTimes) {
        var teams = new TreeMap<String, List<Long>>(String.CASE_INSENSITIVE_ORDER);
        var without = new ArrayList<Long>();
        byName(calculation).values().forEach(service -> {
            if (service.team() == null) {
                without.add(service.id());
            } else {
                teams.computeIfAbsent(service.team(), any -> new ArrayList<>()).add(service.id());
            }
        });
        var lines = new ArrayList<Report.Line>();
        teams.forEach((team, ids) -> lines.add(line(team, team, calculation, leadTimes, ids)));
        if (!without.isEmpty()) {
            lines.add(line(null, null, calculation, leadTimes, without));
        }
        return lines;
    }

    List<Report.Week> weeks(Calculation calculation) {
        var window = calculation.window();
        return window.weeks().stream()
                .map(week -> {
                    var part = calculation.in(
                            window.between(later(week.from(), window.from()), earlier(week.to(), window.to())));
                    return new Report.Week(
                            week.from(),
                            week.to(),
                            window.isComplete(week),
                            part.counted(),
                            part.failed().size());
                })
                .toList();
    }

    private Report.Line line(
            @Nullable String name,
            @Nullable String team,
            Calculation calculation,
            LeadTimes leadTimes,
            List<Long> ids) {
        LongPredicate own = ids::contains;
        return line(name, team, calculation.of(calculation.figures().of(own)), leadTimes.of(own));
    }

    private Report.Line line(
            @Nullable String name, @Nullable String team, Calculation calculation, LeadTimes leadTimes) {
        var frequency = calculation.frequency();
        var failRate = calculation.failRate();
        var recovery = calculation.recovery();
        var percentiles = leadTimes.percentiles();
        return new Report.Line(
                name,
                team,
                frequency.n(),
                frequency.perWeek(),
                LeadTimes.orNull(percentiles.median()),
                percentiles.n(),
                failRate.failed(),
                failRate.of(),
                recovery.valueS(),
                recovery.n(),
                calculation.rework().part(),
                weeks(calculation));
    }

    /** Those with a deployment in the window, in the order of their names. */
    private Map<String, Named> byName(Calculation calculation) {
        var ids = calculation.figures().services().stream()
                .filter(service -> calculation
                                .of(calculation.figures().of(id -> id == service.serviceId()))
                                .counted()
                        > 0)
                .map(Deployed::serviceId)
                .toList();
        var found = new HashMap<String, Named>();
        jdbc.sql("select id, name, team from catalog.services where id = any(cast(:ids as bigint[]))")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getString("name"), new Named(row.getLong("id"), row.getString("team")));
                });
        var inOrder = new LinkedHashMap<String, Named>();
        found.keySet().stream().sorted().forEach(name -> inOrder.put(name, Objects.requireNonNull(found.get(name))));
        return inOrder;
    }

    private record Named(long id, @Nullable String team) {}

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}

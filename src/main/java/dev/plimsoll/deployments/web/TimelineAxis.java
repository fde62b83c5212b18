package dev.plimsoll.deployments.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The axis of a window in one zone: ticks at round local times, lines where days begin, and the weekends.
 *
 * @param days where days begin, in a window that is not too long for them
 * @param weekends of a window of three days or more
 */
record TimelineAxis(List<Tick> ticks, List<String> days, List<Band> weekends) {

    private static final Duration WEEKENDS_FROM = Duration.ofDays(3);
    private static final Duration DAYS_UNTIL = Duration.ofDays(31);

    /** @param anchor the class that keeps a label inside the drawing */
    record Tick(String x, String label, boolean isDay, String anchor) {}

    record Band(String x, String width) {}

    static TimelineAxis of(TimeWindow window, ZoneId zone) {
        var scale = TimelineScale.of(window);
        var ticks = TickStep.of(window.length()).ticks(window, zone).stream()
                .map(at -> tick(at, window, scale, zone))
                .toList();
        var days = window.length().compareTo(DAYS_UNTIL) > 0 ? List.<Instant>of() : midnights(window, zone);
        return new TimelineAxis(
                ticks,
                days.stream().map(at -> TimelineScale.text(scale.x(at))).toList(),
                window.length().compareTo(WEEKENDS_FROM) < 0 ? List.of() : weekends(window, scale, zone));
    }

    private static Tick tick(Instant at, TimeWindow window, TimelineScale scale, ZoneId zone) {
        var x = scale.x(at);
        var local = at.atZone(zone);
        var isDay = local.toLocalDate().atStartOfDay(zone).toInstant().equals(at);
        var anchor = x < 3 ? "" : x > 97 ? "end" : "mid";
        return new Tick(TimelineScale.text(x), TickStep.of(window.length()).label(local, isDay), isDay, anchor);
    }

    private static List<Instant> midnights(TimeWindow window, ZoneId zone) {
        var all = new ArrayList<Instant>();
        var last = LocalDate.ofInstant(window.to(), zone);
        for (var day = LocalDate.ofInstant(window.from(), zone); !day.isAfter(last); day = day.plusDays(1)) {
            var begin = day.atStartOfDay(zone).toInstant();
            if (window.contains(begin)) {
                all.add(begin);
            }
        }
        return all;
    }

    private static List<Band> weekends(TimeWindow window, TimelineScale scale, ZoneId zone) {
        var all = new ArrayList<Band>();
        var last = LocalDate.ofInstant(window.to(), zone);
        var day = LocalDate.ofInstant(window.from(), zone).minusDays(1);
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
                var begin = scale.x(day.atStartOfDay(zone).toInstant());
                var end = scale.x(day.plusDays(2).atStartOfDay(zone).toInstant());
                if (end > begin) {
                    all.add(new Band(TimelineScale.text(begin), TimelineScale.text(end - begin)));
                }
            }
        }
        return all;
    }
}

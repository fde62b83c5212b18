package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The days, weeks and months that a window touches. */
record Calendar(LocalDate first, LocalDate last) {

    static Calendar of(PeerHistory history) {
        return new Calendar(
                history.day(history.from()), history.day(history.to().minusNanos(1)));
    }

    /** On how many days of each week there was a deployment; of a week without one 0. */
    List<Double> daysOfWeeks(PeerHistory history, List<Deployed> deployments, DayOfWeek begin) {
        return daysOf(
                history, deployments, day -> day.with(TemporalAdjusters.previousOrSame(begin)), 1, ChronoUnit.WEEKS);
    }

    List<Double> daysOfMonths(PeerHistory history, List<Deployed> deployments) {
        return daysOf(history, deployments, day -> day.withDayOfMonth(1), 1, ChronoUnit.MONTHS);
    }

    private List<Double> daysOf(
            PeerHistory history,
            List<Deployed> deployments,
            UnaryOperator<LocalDate> begin,
            int step,
            ChronoUnit unit) {
        Map<LocalDate, Double> days = new HashMap<>();
        deployments.stream()
                .map(one -> history.day(one.endedAt()))
                .distinct()
                .forEach(day -> days.merge(begin.apply(day), 1.0, Double::sum));
        return Stream.iterate(begin.apply(first), at -> !at.isAfter(last), at -> at.plus(step, unit))
                .map(at -> days.getOrDefault(at, 0.0))
                .toList();
    }
}

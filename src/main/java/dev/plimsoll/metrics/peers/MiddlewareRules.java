package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerFigures.FailRate;
import dev.plimsoll.metrics.peers.PeerFigures.Fault;
import dev.plimsoll.metrics.peers.PeerHistory.Change;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import dev.plimsoll.metrics.peers.PeerHistory.Trouble;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Middleware: whole numbers, means, and failed attempts among the deployments. */
class MiddlewareRules implements PeerRules {

    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 30;

    @Override
    public Peer peer() {
        return Peer.MIDDLEWARE;
    }

    @Override
    public PeerFigures of(PeerHistory history) {
        var attempts =
                history.deployments().stream().filter(Deployed::isProduction).toList();
        var among = attempts.stream().filter(history::isInWindow).toList();
        var counted = among.stream().filter(Deployed::isSuccess).toList();
        var opened = history.incidents().stream()
                .filter(incident -> history.isInWindow(incident.openedAt()))
                .toList();
        var ends = PeerHistory.byEnd(attempts.stream());
        var faults = opened.stream()
                .flatMap(incident -> blamed(ends, incident))
                .filter(fault -> history.isInWindow(Objects.requireNonNull(fault.deployment())))
                .toList();
        var runs = runs(history);
        return new PeerFigures(
                counted,
                frequency(history, counted.size()).words(),
                Statistic.MEAN.time(history.changes().stream()
                        .filter(change -> change.mergedAt() != null && history.isInWindow(change.mergedAt()))
                        .map(change -> length(runs, change))
                        .toList()),
                null,
                FailRate.of(FailRate.once(faults), among, 0.0),
                Statistic.MEAN.time(opened.stream().flatMap(GitLabRules::length).toList()));
    }

    private static Stream<Fault> blamed(NavigableMap<Instant, Deployed> ends, Trouble incident) {
        var before = ends.floorEntry(incident.openedAt());
        return before == null ? Stream.empty() : Stream.of(new Fault(before.getValue(), incident));
    }

    /** The calendar days, weeks and months from the day of one end to that of the other, whole deployments only. */
    static Frequency frequency(PeerHistory history, int count) {
        var first = history.day(history.from());
        var last = history.day(history.to());
        var daily = count / (1 + ChronoUnit.DAYS.between(first, last));
        var weekly = count / (1 + ChronoUnit.WEEKS.between(monday(first), monday(last)));
        var monthly = count / (1 + ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last.withDayOfMonth(1)));
        return new Frequency(daily, Math.max(weekly, daily * DAYS_OF_WEEK), Math.max(monthly, daily * DAYS_OF_MONTH));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** When something succeeded of each repository. */
    private static Map<String, NavigableSet<Instant>> runs(PeerHistory history) {
        var runs = new HashMap<String, NavigableSet<Instant>>();
        history.releases()
                .forEach(one -> runs.computeIfAbsent(name(one.repository()), any -> new TreeSet<>())
                        .add(one.endedAt()));
        return runs;
    }

    private static double length(Map<String, NavigableSet<Instant>> runs, Change change) {
        var merged = Objects.requireNonNull(change.mergedAt());
        var own = runs.get(name(change.repository()));
        var run = own == null ? null : own.ceiling(merged);
        return part(change.begunAt(), change.openedAt()) + part(change.openedAt(), merged) + part(merged, run);
    }

    private static String name(@Nullable String repository) {
        return Objects.requireNonNullElse(repository, "");
    }

    private static double part(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? 0 : Math.max(0, Statistic.seconds(from, to));
    }

    record Frequency(long daily, long weekly, long monthly) {

        String words() {
            return "%d a day, %d a week, %d a month".formatted(daily, weekly, monthly);
        }
    }
}

package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerFigures.FailRate;
import dev.plimsoll.metrics.peers.PeerFigures.Fault;
import dev.plimsoll.metrics.peers.PeerFigures.Time;
import dev.plimsoll.metrics.peers.PeerHistory.Change;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import dev.plimsoll.metrics.peers.PeerHistory.Trouble;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Apache DevLake: pipelines, the last success of the project, and change requests. */
class DevLakeRules implements PeerRules {

    @Override
    public Peer peer() {
        return Peer.DEVLAKE;
    }

    @Override
    public PeerFigures of(PeerHistory history) {
        var pipelines = pipelines(history);
        var counted = pipelines.stream().filter(history::isInWindow).toList();
        var ends = PeerHistory.byEnd(pipelines.stream());
        var faults = history.incidents().stream()
                .flatMap(incident -> blamed(ends, incident))
                .filter(fault -> history.isInWindow(Objects.requireNonNull(fault.deployment())))
                .toList();
        return new PeerFigures(
                counted,
                frequency(history, counted),
                leadTime(history),
                leadTimeOnPostgres(history),
                FailRate.of(FailRate.once(faults), counted, null),
                recovery(history, faults));
    }

    /** The last deployment of each pipeline stands for it. */
    private static List<Deployed> pipelines(PeerHistory history) {
        var last = new LinkedHashMap<String, Deployed>();
        history.releases().forEach(one -> last.put(one.rollout() == null ? "#" + one.number() : one.rollout(), one));
        return last.values().stream()
                .sorted(Comparator.comparing(Deployed::endedAt))
                .toList();
    }

    private static Stream<Fault> blamed(NavigableMap<Instant, Deployed> ends, Trouble incident) {
        var before = ends.lowerEntry(incident.openedAt());
        return before == null ? Stream.empty() : Stream.of(new Fault(before.getValue(), incident));
    }

    private static String frequency(PeerHistory history, List<Deployed> counted) {
        var calendar = Calendar.of(history);
        var weekly = Statistic.LOWER_MEDIAN.of(calendar.daysOfWeeks(history, counted, DayOfWeek.MONDAY));
        return weekly != null && weekly >= 1
                ? "%.0f days in the median week".formatted(weekly)
                : "%.0f days in the median month"
                        .formatted(Statistic.LOWER_MEDIAN.of(calendar.daysOfMonths(history, counted)));
    }

    private static Time recovery(PeerHistory history, List<Fault> faults) {
        return Statistic.LOWER_MEDIAN.time(faults.stream()
                .flatMap(fault -> {
                    var end = Objects.requireNonNull(fault.incident()).resolvedAt();
                    return end == null || !history.isInWindow(end)
                            ? Stream.empty()
                            : Stream.of(Statistic.seconds(
                                    Objects.requireNonNull(fault.deployment()).endedAt(), end));
                })
                .toList());
    }

    private static Time leadTime(PeerHistory history) {
        var arrivals = history.arrivals();
        return Statistic.LOWER_MEDIAN.time(history.changes().stream()
                .map(change -> stages(arrivals, change))
                .filter(stages -> stages.deployment() != null && history.isInWindow(stages.deployment()))
                .flatMap(stages -> Stream.ofNullable(stages.cycle()))
                .map(minutes -> minutes * 60.0)
                .toList());
    }

    /** Its panels on PostgreSQL take every change request that was merged in the window, deployed or not. */
    static Time leadTimeOnPostgres(PeerHistory history) {
        var arrivals = history.arrivals();
        return Statistic.LOWER_MEDIAN.time(history.changes().stream()
                .filter(change -> change.mergedAt() != null && history.isInWindow(change.mergedAt()))
                .flatMap(change -> Stream.ofNullable(stages(arrivals, change).cycle()))
                .map(minutes -> minutes * 60.0)
                .toList());
    }

    static Stages stages(Map<String, Deployed> arrivals, Change change) {
        var deployment = change.mergeSha() == null ? null : arrivals.get(change.mergeSha());
        var begun = change.begunAt();
        var coding = minutes(begun, change.openedAt());
        var deploy = deployment == null ? null : minutes(change.mergedAt(), deployment.endedAt());
        return new Stages(
                coding,
                minutes(change.openedAt(), change.firstReviewAt()),
                minutes(change.firstReviewAt(), change.mergedAt()),
                deploy,
                minutes(
                        coding == null ? change.openedAt() : begun,
                        deploy == null || deployment == null ? change.mergedAt() : deployment.endedAt()),
                deployment);
    }

    /** Whole minutes, rounded up; null where it is negative or one end is unknown. */
    private static @Nullable Long minutes(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from)
                ? null
                : (Long) ((Duration.between(from, to).toMillis() + 59_999) / 60_000);
    }

    /** What it says of a change request, in minutes. */
    record Stages(
            @Nullable Long coding,
            @Nullable Long pickup,
            @Nullable Long review,
            @Nullable Long deploy,
            @Nullable Long cycle,
            @Nullable Deployed deployment) {}
}

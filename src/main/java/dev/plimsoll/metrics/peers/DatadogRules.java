package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerFigures.FailRate;
import dev.plimsoll.metrics.peers.PeerFigures.Fault;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Datadog: what failed is what a rollback took back. */
class DatadogRules implements PeerRules {

    private static final Duration LONGEST_GAP = Duration.ofDays(60);
    private static final int MOST_COMMITS = 5000;

    @Override
    public Peer peer() {
        return Peer.DATADOG;
    }

    @Override
    public PeerFigures of(PeerHistory history) {
        var taken = places(history);
        var counted =
                taken.stream().flatMap(List::stream).filter(history::isInWindow).toList();
        var rollbacks =
                taken.stream().flatMap(place -> rollbacks(place).stream()).toList();
        var back = rollbacks.stream().map(rollback -> rollback.back().number()).collect(Collectors.toSet());
        var among = counted.stream().filter(one -> !back.contains(one.number())).toList();
        var failed = rollbacks.stream()
                .filter(rollback -> history.isInWindow(rollback.failed())
                        && !back.contains(rollback.failed().number()))
                .toList();
        var faults = failed.stream()
                .map(Rollback::failed)
                .distinct()
                .map(one -> new Fault(one, null))
                .toList();
        var days = Math.max(1, Duration.between(history.from(), history.to()).toHours() / 24.0);
        return new PeerFigures(
                counted,
                String.format(Locale.ROOT, "%.2f a day", counted.size() / days),
                Statistic.MEDIAN.time(taken.stream()
                        .flatMap(place -> leadTimes(history, place))
                        .toList()),
                null,
                FailRate.of(faults, among, null),
                Statistic.MEDIAN.time(failed.stream()
                        .map(one -> Statistic.seconds(
                                one.failed().endedAt(), one.back().endedAt()))
                        .toList()));
    }

    /** The deployments of each place, without those of a service that ended in the same second as another. */
    private static List<List<Deployed>> places(PeerHistory history) {
        var seconds = new HashSet<String>();
        var places = new LinkedHashMap<String, List<Deployed>>();
        history.releases()
                .filter(one -> seconds.add(one.service() + " " + one.endedAt().truncatedTo(ChronoUnit.SECONDS)))
                .forEach(
                        one -> places.computeIfAbsent(one.service() + " " + one.environment(), any -> new ArrayList<>())
                                .add(one));
        return List.copyOf(places.values());
    }

    /** Where a version comes back that was not the one before. */
    private static List<Rollback> rollbacks(List<Deployed> place) {
        var found = new ArrayList<Rollback>();
        var last = new HashMap<String, Integer>();
        for (var at = 0; at < place.size(); at++) {
            var sha = place.get(at).sha();
            if (sha != null) {
                var before = last.put(sha, at);
                if (before != null && before < at - 1) {
                    found.add(new Rollback(place.get(before + 1), place.get(at)));
                }
            }
        }
        return found;
    }

    /** What rollbacks went back behind, but for the first of it, which each of them blames. */
    static Set<Long> behindTheFirst(PeerHistory history) {
        var behind = new HashSet<Long>();
        for (var place : places(history)) {
            for (var rollback : rollbacks(place)) {
                place.subList(place.indexOf(rollback.failed()) + 1, place.indexOf(rollback.back()))
                        .forEach(one -> behind.add(one.number()));
            }
        }
        return behind;
    }

    private static Stream<Double> leadTimes(PeerHistory history, List<Deployed> place) {
        var lengths = Stream.<Double>builder();
        for (var at = 1; at < place.size(); at++) {
            var one = place.get(at);
            var gap = Duration.between(place.get(at - 1).endedAt(), one.endedAt());
            if (history.isInWindow(one) && gap.compareTo(LONGEST_GAP) <= 0) {
                lengths(one).forEach(lengths);
            }
        }
        return lengths.build();
    }

    private static Stream<Double> lengths(Deployed one) {
        return one.arrived().stream()
                .filter(commit -> !commit.isMerge())
                .limit(MOST_COMMITS)
                .flatMap(commit -> Stream.ofNullable(commit.at()))
                .map(at -> Statistic.seconds(at, one.endedAt()));
    }

    private record Rollback(Deployed failed, Deployed back) {}
}

package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerFigures.FailRate;
import dev.plimsoll.metrics.peers.PeerFigures.Fault;
import dev.plimsoll.metrics.peers.PeerHistory.Change;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import dev.plimsoll.metrics.peers.PeerHistory.Trouble;
import dev.plimsoll.metrics.peers.PeerHistory.Written;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Four Keys: every success anywhere, and incidents that name a commit. */
class FourKeysRules implements PeerRules {

    private static final double DAILY = 3;
    private static final double MINUTE = 60;

    @Override
    public Peer peer() {
        return Peer.FOUR_KEYS;
    }

    @Override
    public PeerFigures of(PeerHistory history) {
        var all = history.deployments().stream().filter(Deployed::isSuccess).toList();
        var counted = all.stream().filter(history::isInWindow).toList();
        var pushes = pushes(history);
        var carriers = carriers(all, pushes);
        var faults = history.incidents().stream()
                .flatMap(incident ->
                        carriers(carriers, incident).filter(history::isInWindow).map(one -> new Fault(one, incident)))
                .toList();
        return new PeerFigures(
                counted,
                frequency(history, counted),
                Statistic.MEDIAN.time(
                        counted.stream().flatMap(one -> leadTimes(pushes, one)).toList()),
                null,
                FailRate.of(faults, counted, 0.0),
                Statistic.MEDIAN.time(history.incidents().stream()
                        .filter(incident -> history.isInWindow(incident.openedAt()))
                        .flatMap(incident -> recovery(carriers, incident))
                        .toList()));
    }

    /** The commits of the push that ended in a commit, by that commit, each once. */
    private static Map<String, Map<String, Written>> pushes(PeerHistory history) {
        var pushes = new HashMap<String, Map<String, Written>>();
        for (Change change : history.changes()) {
            Stream.of(change.mergeSha(), change.headSha())
                    .flatMap(Stream::ofNullable)
                    .forEach(head -> add(pushes, head, change.commits()));
        }
        history.deployments()
                .forEach(one -> add(
                        pushes,
                        one.sha(),
                        one.arrived().stream()
                                .filter(commit -> commit.sha().equals(one.sha()))
                                .toList()));
        return pushes;
    }

    private static void add(Map<String, Map<String, Written>> pushes, @Nullable String head, List<Written> commits) {
        if (head != null) {
            var push = pushes.computeIfAbsent(head, any -> new LinkedHashMap<>());
            commits.forEach(commit -> push.putIfAbsent(commit.sha(), commit));
        }
    }

    /** The deployments of each commit. */
    private static Map<String, List<Deployed>> carriers(
            List<Deployed> deployments, Map<String, Map<String, Written>> pushes) {
        var carriers = new HashMap<String, List<Deployed>>();
        deployments.forEach(one -> Stream.concat(Stream.ofNullable(one.sha()), push(pushes, one).keySet().stream())
                .distinct()
                .forEach(sha ->
                        carriers.computeIfAbsent(sha, any -> new ArrayList<>()).add(one)));
        return carriers;
    }

    /** One for each commit that it names and each deployment of that. */
    private static Stream<Deployed> carriers(Map<String, List<Deployed>> carriers, Trouble incident) {
        return incident.named().stream().distinct().flatMap(sha -> carriers.getOrDefault(sha, List.of()).stream());
    }

    private static Map<String, Written> push(Map<String, Map<String, Written>> pushes, Deployed one) {
        return one.sha() == null ? Map.of() : pushes.getOrDefault(one.sha(), Map.of());
    }

    private static String frequency(PeerHistory history, List<Deployed> counted) {
        var calendar = Calendar.of(history);
        var weeks = calendar.daysOfWeeks(history, counted, DayOfWeek.SUNDAY);
        var months = calendar.daysOfMonths(history, counted);
        var days = median(weeks);
        return "%s: %s days in the median week".formatted(word(days, weeks, months), number(days));
    }

    private static String word(double days, List<Double> weeks, List<Double> months) {
        if (days >= DAILY) {
            return "Daily";
        }
        if (median(had(weeks)) >= 1) {
            return "Weekly";
        }
        return median(had(months)) >= 1 ? "Monthly" : "Yearly";
    }

    private static List<Double> had(List<Double> days) {
        return days.stream().map(count -> count > 0 ? 1.0 : 0.0).toList();
    }

    private static double median(List<Double> values) {
        var median = Statistic.MEDIAN.of(values);
        return median == null ? 0 : median;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }

    /** Squashed commits are not looked up, and what is less than a minute is taken for an automated push. */
    private static Stream<Double> leadTimes(Map<String, Map<String, Written>> pushes, Deployed one) {
        return push(pushes, one).values().stream()
                .flatMap(commit -> Stream.ofNullable(commit.at()))
                .map(at -> Statistic.seconds(at, one.endedAt()))
                .filter(length -> length >= MINUTE);
    }

    private static Stream<Double> recovery(Map<String, List<Deployed>> carriers, Trouble incident) {
        Instant begin = carriers(carriers, incident)
                .map(Deployed::endedAt)
                .min(Comparator.naturalOrder())
                .filter(at -> at.isBefore(incident.openedAt()))
                .orElse(incident.openedAt());
        return Stream.ofNullable(incident.resolvedAt()).map(end -> Statistic.seconds(begin, end));
    }
}

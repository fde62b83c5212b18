package dev.plimsoll.metrics.peers;

import dev.plimsoll.metrics.peers.PeerFigures.FailRate;
import dev.plimsoll.metrics.peers.PeerFigures.Fault;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import dev.plimsoll.metrics.peers.PeerHistory.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** GitLab: incidents opened per deployment, and change requests from their merge on. */
class GitLabRules implements PeerRules {

    @Override
    public Peer peer() {
        return Peer.GITLAB;
    }

    @Override
    public PeerFigures of(PeerHistory history) {
        var counted = history.releases().filter(history::isInWindow).toList();
        var opened = history.incidents().stream()
                .filter(incident -> history.isInWindow(incident.openedAt()))
                .toList();
        var days = Math.max(1, Duration.between(history.from(), history.to()).toHours() / 24.0);
        return new PeerFigures(
                counted,
                String.format(Locale.ROOT, "%.2f a day", counted.size() / days),
                Statistic.MEDIAN.time(sinceMerge(history)),
                null,
                FailRate.of(
                        opened.stream()
                                .map(incident -> new Fault(null, incident))
                                .toList(),
                        counted,
                        null),
                Statistic.MEDIAN.time(
                        opened.stream().flatMap(GitLabRules::length).toList()));
    }

    private static List<Double> sinceMerge(PeerHistory history) {
        var arrivals = history.arrivals();
        return history.changes().stream()
                .flatMap(change -> sinceMerge(
                        history, change.mergedAt(), change.mergeSha() == null ? null : arrivals.get(change.mergeSha())))
                .toList();
    }

    private static Stream<Double> sinceMerge(
            PeerHistory history, @Nullable Instant merged, @Nullable Deployed arrival) {
        return merged == null
                        || arrival == null
                        || !history.isInWindow(arrival)
                        || arrival.endedAt().isBefore(merged)
                ? Stream.empty()
                : Stream.of(Statistic.seconds(merged, arrival.endedAt()));
    }

    /** From its opening to its end; nothing while it is open. */
    static Stream<Double> length(Trouble incident) {
        return Stream.ofNullable(incident.resolvedAt()).map(end -> Statistic.seconds(incident.openedAt(), end));
    }
}

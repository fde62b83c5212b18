package dev.plimsoll.deployments;

import dev.plimsoll.deployments.Arrived.Outcome;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says which commits first reached an environment with a deployment: those that can be reached from its commit, and from
 * none that ran there before.
 */
@Component
public class Arrivals {

    /** How many questions read the graph together. */
    private static final int MOST_AT_ONCE = 100;

    private final ArrivalRows rows;
    private final CommitSets sets;
    private final ReportedCommits reported;
    private final Clock clock;

    Arrivals(ArrivalRows rows, CommitSets sets, ReportedCommits reported, Clock clock) {
        this.rows = rows;
        this.sets = sets;
        this.reported = reported;
        this.clock = clock;
    }

    /** Empty if there is no such deployment. */
    public Optional<Arrived> with(long deploymentId) {
        return rows.find(List.of(deploymentId)).stream()
                .findFirst()
                .map(arrival -> arrived(arrival, came(List.of(arrival)).get(0)));
    }

    /** The same for many, at most a few hundred, without what is displayed; none for what is no deployment. */
    public List<Came> withAll(Collection<Long> deploymentIds) {
        return came(rows.find(deploymentIds));
    }

    private List<Came> came(List<Arrival> arrivals) {
        var now = clock.instant();
        var walking = arrivals.stream()
                .filter(arrival -> !arrival.hasNoEffect() && arrival.sha() != null)
                .toList();
        var before = rows.ranBefore(walking, now);
        var questions = new LinkedHashMap<Long, GraphQuestion>();
        for (var arrival : walking) {
            var versions = before.getOrDefault(arrival.id(), List.of());
            if (arrival.repositoryId() != null && !versions.isEmpty() && !versions.contains(arrival.sha())) {
                questions.put(
                        arrival.id(),
                        new GraphQuestion(
                                arrival.repositoryId(), Objects.requireNonNull(arrival.sha()), versions, true));
            }
        }
        var differences = differences(questions);
        return arrivals.stream()
                .map(arrival ->
                        came(arrival, before.getOrDefault(arrival.id(), List.of()), differences.get(arrival.id())))
                .toList();
    }

    /** What is too large to be read beside the others is asked alone: an answer does not depend on what else is asked. */
    private Map<Long, Difference> differences(Map<Long, GraphQuestion> questions) {
        var differences = new HashMap<Long, Difference>();
        var ids = List.copyOf(questions.keySet());
        for (var from = 0; from < ids.size(); from += MOST_AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + MOST_AT_ONCE));
            var answers = sets.differences(some.stream()
                    .map(id -> Objects.requireNonNull(questions.get(id)))
                    .toList());
            for (var n = 0; n < some.size(); n++) {
                var isSettled = some.size() == 1 || !answers.get(n).isTruncated();
                differences.put(
                        some.get(n),
                        isSettled
                                ? answers.get(n)
                                : sets.differences(List.of(Objects.requireNonNull(questions.get(some.get(n)))))
                                        .get(0));
            }
        }
        return differences;
    }

    private static Came came(Arrival arrival, List<String> before, @Nullable Difference difference) {
        var sha = arrival.sha();
        if (arrival.hasNoEffect()) {
            return came(arrival, Outcome.NO_EFFECT, Set.of());
        }
        if (sha == null) {
            return came(arrival, Outcome.UNKNOWN_COMMIT, Set.of());
        }
        if (before.contains(sha)) {
            return came(arrival, Outcome.COMPLETE, Set.of());
        }
        if (before.isEmpty()) {
            return came(arrival, Outcome.BASELINE, Set.of(sha));
        }
        if (difference == null) {
            return came(arrival, Outcome.HISTORY_INCOMPLETE, Set.of(sha));
        }
        if (difference.isLeftInRight()) {
            return came(arrival, Outcome.COMPLETE, Set.of());
        }
        if (difference.isRightUnknown()) {
            return came(arrival, Outcome.HISTORY_INCOMPLETE, Set.of(sha));
        }
        var commits = new LinkedHashSet<>(difference.leftOnly());
        commits.add(sha);
        if (difference.isLeftUnknown()) {
            return came(arrival, Outcome.HISTORY_INCOMPLETE, commits);
        }
        return came(arrival, difference.isTruncated() ? Outcome.TRUNCATED : Outcome.COMPLETE, commits);
    }

    private static Came came(Arrival arrival, Outcome outcome, Set<String> shas) {
        return new Came(arrival.id(), arrival.repositoryId(), arrival.sha(), outcome, shas);
    }

    private Arrived arrived(Arrival arrival, Came came) {
        return came.sha() == null || came.outcome() == Outcome.NO_EFFECT
                ? Arrived.none(came.sha(), came.outcome())
                : list(arrival, came.sha(), came.outcome(), came.shas());
    }

    private Arrived list(Arrival arrival, String head, Outcome outcome, Set<String> shas) {
        var known = known(arrival.repositoryId(), head, shas);
        var isCounted = outcome == Outcome.COMPLETE;
        return new Arrived(
                head,
                arrival.isPending(),
                outcome,
                isCounted ? (Integer) shas.size() : null,
                isCounted
                        ? (Integer) (int)
                                known.stream().filter(KnownCommit::isMerge).count()
                        : null,
                known.stream().limit(Arrived.MOST).toList());
    }

    /** A head that nobody reported is listed all the same. */
    private List<KnownCommit> known(@Nullable Long repositoryId, String head, Set<String> shas) {
        var found = repositoryId == null ? List.<KnownCommit>of() : reported.find(Map.of(repositoryId, shas));
        return found.isEmpty() && !shas.isEmpty() ? List.of(KnownCommit.unreported(head)) : found;
    }
}

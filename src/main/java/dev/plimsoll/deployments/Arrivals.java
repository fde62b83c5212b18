package dev.plimsoll.deployments;

import dev.plimsoll.deployments.Arrived.Outcome;
import java.time.Clock;
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
        return rows.find(deploymentId).map(this::arrived);
    }

    private Arrived arrived(Arrival arrival) {
        if (arrival.hasNoEffect()) {
            return Arrived.none(arrival.sha(), Outcome.NO_EFFECT);
        }
        if (arrival.sha() == null) {
            return Arrived.none(null, Outcome.UNKNOWN_COMMIT);
        }
        var until = Objects.requireNonNullElseGet(arrival.tookEffectAt(), clock::instant);
        var before = rows.ranBefore(arrival, until);
        if (before.contains(arrival.sha())) {
            return list(arrival, arrival.sha(), Outcome.COMPLETE, Set.of());
        }
        if (before.isEmpty()) {
            return list(arrival, arrival.sha(), Outcome.BASELINE, Set.of(arrival.sha()));
        }
        return walked(arrival, arrival.sha(), before);
    }

    private Arrived walked(Arrival arrival, String sha, List<String> before) {
        if (arrival.repositoryId() == null) {
            return list(arrival, sha, Outcome.HISTORY_INCOMPLETE, Set.of(sha));
        }
        var question = new GraphQuestion(arrival.repositoryId(), sha, before, true);
        var difference = sets.differences(List.of(question)).get(0);
        if (difference.isLeftInRight()) {
            return list(arrival, sha, Outcome.COMPLETE, Set.of());
        }
        var commits = new LinkedHashSet<>(difference.leftOnly());
        commits.add(sha);
        if (difference.isRightUnknown()) {
            return list(arrival, sha, Outcome.HISTORY_INCOMPLETE, Set.of(sha));
        }
        if (difference.isLeftUnknown()) {
            return list(arrival, sha, Outcome.HISTORY_INCOMPLETE, commits);
        }
        return list(arrival, sha, difference.isTruncated() ? Outcome.TRUNCATED : Outcome.COMPLETE, commits);
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

package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Distance;
import dev.plimsoll.deployments.Distances;
import dev.plimsoll.deployments.KnownCommit;
import dev.plimsoll.deployments.ReportedCommits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Compares two environments, or one at two instants. The number of its statements does not depend on that of the services. */
@Component
class Compare {

    private final ComparedPairs pairs;
    private final Distances distances;
    private final ReportedCommits reported;

    Compare(ComparedPairs pairs, Distances distances, ReportedCommits reported) {
        this.pairs = pairs;
        this.distances = distances;
        this.reported = reported;
    }

    Comparison of(CompareAsk ask) {
        var found = pairs.of(ask);
        var far = distances.of(found.stream().map(ComparedPair::commits).toList());
        var commits = commits(found, far);
        var rows = new ArrayList<ComparedRow>();
        for (var n = 0; n < found.size(); n++) {
            rows.add(row(found.get(n), far.get(n), commits));
        }
        return new Comparison(ask, rows);
    }

    private static ComparedRow row(ComparedPair pair, Distance distance, Map<Key, KnownCommit> commits) {
        return new ComparedRow(
                pair,
                Objects.requireNonNullElseGet(pair.atFirstSight(), () -> Likeness.of(distance.relation())),
                distance,
                listed(pair, distance.aheadBy(), commits),
                listed(pair, distance.behindBy(), commits));
    }

    private Map<Key, KnownCommit> commits(List<ComparedPair> pairs, List<Distance> distances) {
        var wanted = new HashMap<Long, Set<String>>();
        for (var n = 0; n < pairs.size(); n++) {
            var shas = wanted.computeIfAbsent(pairs.get(n).repository(), any -> new LinkedHashSet<>());
            Stream.of(distances.get(n).aheadBy(), distances.get(n).behindBy())
                    .flatMap(side -> side.stream().limit(ComparedRow.MOST))
                    .forEach(shas::add);
        }
        return reported.find(wanted).stream()
                .collect(Collectors.toMap(
                        commit -> new Key(Objects.requireNonNullElse(commit.repositoryId(), 0L), commit.sha()),
                        commit -> commit));
    }

    private static List<ListedCommit> listed(
            ComparedPair pair, Collection<String> shas, Map<Key, KnownCommit> commits) {
        return shas.stream()
                .limit(ComparedRow.MOST)
                .map(sha -> commits.get(new Key(pair.repository(), sha)))
                .filter(Objects::nonNull)
                .map(ListedCommit::new)
                .toList();
    }

    private record Key(long repositoryId, String sha) {}
}

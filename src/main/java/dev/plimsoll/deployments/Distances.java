package dev.plimsoll.deployments;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how far two commits are from each other, for many pairs in a few statements. */
@Component
public class Distances {

    /** How many commits each of the statements about what is nearby reads for each repository. */
    private static final List<Integer> NEARBY = List.of(16, 64, 160);

    private final CommitSets sets;
    private final CommitSets nearby;

    Distances(CommitSets sets, CommitReader reader) {
        this.sets = sets;
        this.nearby = new CommitSets(reader, NEARBY);
    }

    /** Two commits of one repository; what is null is not known. */
    public record Pair(
            @Nullable Long repositoryId,
            @Nullable String from,
            @Nullable String to) {

        boolean isSame() {
            return from != null && from.equals(to);
        }

        boolean isAnswerable() {
            return repositoryId != null && from != null && to != null && !isSame();
        }

        GraphQuestion question() {
            return GraphQuestion.bothWays(
                    Objects.requireNonNull(repositoryId), Objects.requireNonNull(from), Objects.requireNonNull(to));
        }
    }

    /** The distance of each pair, in their order, seen from its {@code from}. */
    public List<Distance> of(List<Pair> pairs) {
        return answers(sets, pairs);
    }

    /** Likewise in at most two statements, for a page that shows it by the way: what lies far apart stays unknown. */
    public List<Distance> nearby(List<Pair> pairs) {
        return answers(nearby, pairs);
    }

    private static List<Distance> answers(CommitSets sets, List<Pair> pairs) {
        var answers = sets.differences(pairs.stream()
                        .filter(Pair::isAnswerable)
                        .map(Pair::question)
                        .toList())
                .iterator();
        var distances = new ArrayList<Distance>();
        for (var pair : pairs) {
            if (pair.isSame()) {
                distances.add(Distance.NONE);
            } else {
                distances.add(pair.isAnswerable() ? Distance.of(answers.next()) : Distance.UNKNOWN);
            }
        }
        return distances;
    }
}

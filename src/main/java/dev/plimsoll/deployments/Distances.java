package dev.plimsoll.deployments;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how far two commits are from each other, for many pairs in a few statements. */
@Component
public class Distances {

    private final CommitSets sets;

    Distances(CommitSets sets) {
        this.sets = sets;
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

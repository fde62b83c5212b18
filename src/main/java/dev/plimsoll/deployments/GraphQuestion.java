package dev.plimsoll.deployments;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which commits can be reached from one side and not from the other.
 *
 * @param left a commit
 * @param right commits, the one that matters most first; a way back is looked for from the first twenty of them, the
 *     others count only where the walk meets them
 * @param isOneSided whether only the commits of the left side are asked for
 */
record GraphQuestion(long repositoryId, String left, List<String> right, boolean isOneSided) {

    private static final int STARTS = 20;

    static GraphQuestion bothWays(long repositoryId, String left, String right) {
        return new GraphQuestion(repositoryId, left, List.of(right), false);
    }

    Stream<String> starts() {
        return Stream.concat(Stream.of(left), right.stream().limit(STARTS));
    }
}

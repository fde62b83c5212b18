package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Distance;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a service compares.
 *
 * @param ahead commits that only the first has, the newest first, at most {@value #MOST}
 * @param behind commits that only the second has, likewise
 */
record ComparedRow(
        ComparedPair pair, Likeness likeness, Distance distance, List<ListedCommit> ahead, List<ListedCommit> behind) {

    /** How many commits of a side are listed. */
    static final int MOST = 50;

    public boolean isSame() {
        return likeness == Likeness.SAME;
    }

    public String service() {
        return pair.service();
    }

    public @Nullable String target() {
        return pair.target().equals("*") ? null : pair.target();
    }

    /** Whether two commits are said to be one image. */
    public boolean isOneImage() {
        var from = pair.from();
        var to = pair.to();
        return from != null
                && to != null
                && from.runs().digest() != null
                && from.runs().digest().equals(to.runs().digest())
                && !from.isSameCodeAs(to);
    }

    /** What only one of the two has, at most so many of each; neither, if nothing is known of it. */
    public List<CommitsOfOne> commits(CompareAsk ask, int most) {
        return Stream.of(
                        new CommitsOfOne(ask.fromName(), distance.ahead(), newest(ahead, most)),
                        new CommitsOfOne(ask.toName(), distance.behind(), newest(behind, most)))
                .filter(one -> !one.commits().isEmpty())
                .toList();
    }

    private static List<ListedCommit> newest(List<ListedCommit> commits, int most) {
        return commits.subList(0, Math.min(most, commits.size()));
    }

    /** In words, with the names that the two places go by. */
    public String words(String from, String to) {
        return switch (likeness) {
            case SAME -> "same";
            case AHEAD -> "%s is %s".formatted(from, far(distance.ahead(), "ahead"));
            case BEHIND -> "%s is %s".formatted(from, far(distance.behind(), "behind"));
            case DIVERGED ->
                "diverged: %s only in %s, %s only in %s"
                        .formatted(commits(distance.ahead()), from, commits(distance.behind()), to);
            case DIFFERENT -> "different; which contains which is not known";
            case ONLY_FIRST -> "only in " + from;
            case ONLY_SECOND -> "only in " + to;
            case OTHER_CONFIG -> "same commit, other configuration";
            case REBUILT -> "same commit, another image: rebuilt";
            case OTHER_PLATFORM -> "same commit, built for another platform";
        };
    }

    private static String far(@Nullable Integer count, String way) {
        return count == null ? way + ", by how many is not known" : count + " " + way;
    }

    private static String commits(@Nullable Integer count) {
        return count == null ? "some" : count.toString();
    }
}

package dev.plimsoll.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of each commit that arrived whether it is a sample, and how long it took. */
final class CommitSamples {

    private final Facts facts;
    private final Twins twins;
    private final Reached reached;

    private CommitSamples(Facts facts, Reached reached) {
        this.facts = facts;
        this.twins = new Twins(facts.commits());
        this.reached = reached;
    }

    /**
     * @param commits those that were reported, and their twins
     * @param numbers to which change request a commit belongs
     * @param prefixes the folders of each service that has any
     */
    record Facts(
            Map<Settling.Commit, CommitFacts> commits,
            Map<Settling.Commit, Long> numbers,
            Map<Settling.Change, ChangeFacts> changes,
            Map<Long, List<String>> prefixes) {}

    /**
     * One row for each commit that first reached a place.
     *
     * @param landed all of a place together, in the order in which they arrived
     * @param reached what arrived with others; what arrives with these is added
     */
    static List<SampleRow> of(List<Landed> landed, Facts facts, Reached reached) {
        var samples = new CommitSamples(facts, reached);
        return landed.stream().flatMap(one -> samples.rows(one).stream()).toList();
    }

    private List<SampleRow> rows(Landed landed) {
        var commits = landed.commits().stream()
                .filter(commit -> !reached.before(commit, landed.landing()))
                .toList();
        commits.forEach(commit -> reached.note(commit, landed.landing()));
        return commits.stream().map(commit -> row(commit, landed, commits)).toList();
    }

    private SampleRow row(Settling.Commit id, Landed landed, List<Settling.Commit> together) {
        var commit = facts.commits().get(id);
        var number = facts.numbers().get(id);
        var change = number == null ? null : facts.changes().get(new Settling.Change(id.repositoryId(), number));
        var flags = landed.isIncomplete() ? List.of(Flags.HISTORY_INCOMPLETE) : List.<String>of();
        var author = commit == null ? null : commit.author();
        var subject = new SampleRow.Subject(SampleRow.COMMIT, id.repositoryId(), id.sha(), number, Bots.wrote(author));
        if (commit == null) {
            return SampleRow.of(subject, landed.landing(), new Start(null, null, List.of()), change, "no_time", flags);
        }
        var start = Start.ofCommit(
                commit, twins.original(commit), change, landed.landing().finishedAt());
        return SampleRow.of(subject, landed.landing(), start, change, leftOut(commit, landed, together), flags);
    }

    private @Nullable String leftOut(CommitFacts commit, Landed landed, List<Settling.Commit> together) {
        if (commit.isMerge()) {
            return "merge";
        }
        if (commit.isRevert()) {
            return "revert";
        }
        var prefixes = facts.prefixes().getOrDefault(landed.landing().serviceId(), List.of());
        if (!commit.touches(prefixes)) {
            return "other_paths";
        }
        var hasArrived = twins.of(commit).stream()
                .anyMatch(twin -> reached.before(twin.id(), landed.landing())
                        || (together.contains(twin.id()) && Twins.goesBefore(twin, commit)));
        return hasArrived ? "twin" : null;
    }

    /** The commits about which something has to be known. */
    static List<Settling.Commit> asked(List<Landed> landed) {
        var asked = new ArrayList<Settling.Commit>();
        for (var one : landed) {
            asked.addAll(one.commits());
            var head = one.head();
            if (head != null) {
                asked.add(head);
            }
        }
        return asked.stream().distinct().toList();
    }
}

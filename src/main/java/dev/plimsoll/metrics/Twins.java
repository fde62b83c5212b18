package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which commits bring the same change as another: the one that it was picked from, what was picked from it or from the
 * same, and what changes the same. A merge commit has no twins.
 *
 * <p>What is a twin of a twin is none: so the answer for a commit depends on nothing but its own twins.
 */
final class Twins {

    /** The original before its copies, the older before the younger. */
    private static final Comparator<CommitFacts> ORIGINAL_FIRST = Comparator.<CommitFacts, Boolean>comparing(
                    commit -> commit.pickedFrom() != null)
            .thenComparing(commit -> Objects.requireNonNullElse(commit.committedAt(), Instant.MAX))
            .thenComparing(CommitFacts::sha);

    private final Map<Long, NavigableMap<String, Settling.Commit>> shas = new HashMap<>();
    private final Map<Object, List<CommitFacts>> alike = new HashMap<>();

    Twins(Map<Settling.Commit, CommitFacts> commits) {
        commits.keySet()
                .forEach(id -> shas.computeIfAbsent(id.repositoryId(), any -> new TreeMap<>())
                        .put(id.sha(), id));
        for (var commit : commits.values()) {
            if (!commit.isMerge()) {
                marks(commit)
                        .forEach(mark -> alike.computeIfAbsent(mark, any -> new ArrayList<>())
                                .add(commit));
            }
        }
    }

    /** The others that bring the same change, the one that it comes from first. */
    List<CommitFacts> of(CommitFacts commit) {
        if (commit.isMerge()) {
            return List.of();
        }
        return marks(commit)
                .map(mark -> alike.getOrDefault(mark, List.of()))
                .flatMap(Collection::stream)
                .filter(twin -> !twin.id().equals(commit.id()))
                .distinct()
                .sorted(ORIGINAL_FIRST)
                .toList();
    }

    /** The commit that the change comes from; null if that is the commit itself. */
    @Nullable
    CommitFacts original(CommitFacts commit) {
        var twins = of(commit);
        return twins.isEmpty() || !goesBefore(twins.get(0), commit) ? null : twins.get(0);
    }

    /** Whether it comes first where both arrive together. */
    static boolean goesBefore(CommitFacts twin, CommitFacts commit) {
        return ORIGINAL_FIRST.compare(twin, commit) < 0;
    }

    /** What it shares with its twins: itself, as the source of others, its own source, and what it changes. */
    private Stream<Object> marks(CommitFacts commit) {
        var marks = new ArrayList<Object>();
        marks.add(new Source(commit.id()));
        if (commit.pickedFrom() != null) {
            marks.add(new Source(full(commit.id().repositoryId(), commit.pickedFrom())));
        }
        if (commit.patchId() != null) {
            marks.add(new Patch(commit.id().repositoryId(), commit.patchId()));
        }
        return marks.stream();
    }

    private Settling.Commit full(long repositoryId, String beginning) {
        var known = shas.get(repositoryId);
        var next = known == null ? null : known.ceilingEntry(beginning);
        return next != null && next.getKey().startsWith(beginning)
                ? next.getValue()
                : new Settling.Commit(repositoryId, beginning);
    }

    private record Source(Settling.Commit commit) {}

    private record Patch(long repositoryId, String id) {}
}

package dev.plimsoll.deployments;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** As much of the graph of one repository as has been read so far. */
final class PartOfGraph {

    private final Map<String, CommitNode> read = new HashMap<>();

    void add(CommitNode commit) {
        read.put(commit.sha(), commit);
    }

    /** Whether it has not been asked for yet. */
    boolean isUnread(String sha) {
        return !read.containsKey(sha);
    }

    /** Whether the graph goes no further here because nobody has said how. */
    boolean isUnknownEnd(String sha) {
        var commit = read.get(sha);
        return commit != null && commit.parents() == null;
    }

    List<String> parents(String sha) {
        var commit = read.get(sha);
        return commit == null ? List.of() : Objects.requireNonNullElse(commit.parents(), List.of());
    }

    boolean isReported(String sha) {
        var commit = read.get(sha);
        return commit != null && commit.isReported();
    }

    @Nullable
    Instant committedAt(String sha) {
        var commit = read.get(sha);
        return commit == null ? null : commit.committedAt();
    }
}

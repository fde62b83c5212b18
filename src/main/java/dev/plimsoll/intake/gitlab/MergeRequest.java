package dev.plimsoll.intake.gitlab;

import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A merge request as an event or a comment shows it. It names its author by number alone. */
record MergeRequest(GitLabBody body, Tree tree) {

    private static final String MERGED = "merged";

    long number() {
        var number = tree.number("iid");
        if (number == null) {
            throw new UnreadableDelivery("The merge request has no \u201ciid\u201d.");
        }
        return number;
    }

    /** One that is locked is being merged. */
    String state() {
        var state = Objects.requireNonNullElse(tree.text("state"), "");
        return state.equals(MERGED) || state.equals("closed") ? state : "open";
    }

    @Nullable
    Instant updatedAt() {
        return Times.of(tree.text("updated_at"));
    }

    /** As it is, and who did what to it just now. */
    ChangeReport report(Acts acts) {
        return new ChangeReport(
                body.about(null),
                number(),
                tree.text("title"),
                acts.author(),
                state(),
                Times.of(tree.text("created_at")),
                acts.reviewedAt(),
                acts.approvedAt(),
                acts.mergedAt(),
                acts.closedAt(),
                mergeSha(),
                tree.text("last_commit", "id"),
                acts.mergedBy(),
                WebAddress.orNull(tree.text("url")),
                null,
                labels(),
                body.now(updatedAt()));
    }

    /** What the target branch holds of it: a merge, else the squashed commit, else its own last one. */
    private @Nullable String mergeSha() {
        return state().equals(MERGED)
                ? Stream.of(
                                tree.text("merge_commit_sha"),
                                tree.text("squash_commit_sha"),
                                tree.text("last_commit", "id"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private @Nullable List<String> labels() {
        return Optional.of(body.tree())
                .filter(whole -> whole.at("labels").node().isArray())
                .or(() -> Optional.of(tree))
                .filter(some -> some.at("labels").node().isArray())
                .map(some -> some.stream("labels")
                        .map(label -> label.text("title"))
                        .filter(Objects::nonNull)
                        .toList())
                .orElse(null);
    }

    /** What was done to it, as far as an event tells. */
    record Acts(
            @Nullable String author,
            @Nullable Instant reviewedAt,
            @Nullable Instant approvedAt,
            @Nullable Instant mergedAt,
            @Nullable Instant closedAt,
            @Nullable String mergedBy) {

        static Acts review(@Nullable Instant at) {
            return new Acts(null, at, null, null, null, null);
        }
    }
}

package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Tree;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reviews that a change names, each with {@code by}, {@code state} and {@code at}. */
record Reviews(List<Tree> items, @Nullable String author) {

    static Reviews of(EventBody change) {
        return new Reviews(change.tree().items("reviews"), change.text("author"));
    }

    /** When somebody other than the author first reviewed; a review that names nobody counts as somebody else's. */
    @Nullable
    Instant first() {
        return instants(review -> !isByAuthor(review))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Nullable
    Instant lastApproval() {
        return instants(review -> "approved".equals(review.text("state")))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What makes these reviews others than those of an earlier report. */
    List<String> told() {
        return items.stream().map(review -> review.node().toString()).toList();
    }

    private Stream<Instant> instants(Predicate<Tree> wanted) {
        return items.stream().filter(wanted).map(review -> review.instant("at")).filter(Objects::nonNull);
    }

    private boolean isByAuthor(Tree review) {
        return author != null && author.equalsIgnoreCase(review.text("by"));
    }
}

package dev.plimsoll.intake.events;

import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.intake.Said;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A change request: pull request, merge request, patch set. */
@Component
class ChangeEvent implements EventTranslator {

    @Override
    public String type() {
        return "change";
    }

    /** A change has no state of its own in this vocabulary: how many of its instants are known stands for it. */
    @Override
    public String key(EventBody event) {
        var known = Stream.of("opened_at", "first_review_at", "approved_at", "merged_at", "closed_at")
                .map(field -> event.instant(field) == null ? "-" : String.valueOf(event.instant(field)))
                .toList();
        return "%s/%d/%s".formatted(event.needed("repository"), number(event), Integer.toHexString(known.hashCode()));
    }

    @Override
    public Said translate(EventBody event) {
        var mergedAt = event.instant("merged_at");
        var closedAt = event.instant("closed_at");
        return Said.of(new ChangeReport(
                event.repository(),
                number(event),
                event.text("title"),
                event.text("author"),
                mergedAt != null ? "merged" : closedAt != null ? "closed" : "open",
                event.instant("opened_at"),
                event.instant("first_review_at"),
                approvedAt(event),
                mergedAt,
                closedAt,
                event.sha("merge_sha"),
                event.sha("head_sha"),
                event.text("merged_by"),
                event.text("url"),
                latest(event)));
    }

    private static long number(EventBody event) {
        var number = event.tree().number("number");
        if (number == null) {
            throw new InvalidEvent("number", "\u201cnumber\u201d is missing: a change needs its number, such as 2214.");
        }
        return number;
    }

    /** Given as such, else the last approval among the reviews. */
    private static @Nullable Instant approvedAt(EventBody event) {
        var said = event.instant("approved_at");
        return said != null
                ? said
                : event.tree().stream("reviews")
                        .filter(review -> "approved".equals(review.text("state")))
                        .map(review -> review.instant("at"))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static Instant latest(EventBody event) {
        return Stream.of("opened_at", "first_review_at", "approved_at", "merged_at", "closed_at")
                .map(event::instant)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(event.receivedAt());
    }
}

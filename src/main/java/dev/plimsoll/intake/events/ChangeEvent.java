package dev.plimsoll.intake.events;

import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.intake.Said;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A change request: pull request, merge request, patch set. */
@Component
class ChangeEvent implements EventTranslator {

    private static final String UPDATED_AT = "updated_at";
    private static final List<String> INSTANTS =
            List.of("opened_at", "first_review_at", "approved_at", "merged_at", "closed_at");
    private static final List<String> FIELDS = List.of("title", "author", "merge_sha", "head_sha", "merged_by", "url");
    private static final Pattern SHA = Pattern.compile("\\S{1,64}");

    @Override
    public String type() {
        return "change";
    }

    /** A change has no state of its own in this vocabulary: what is told of it stands for it. */
    @Override
    public String key(EventBody event) {
        var told = Objects.hash(
                INSTANTS.stream()
                        .map(field -> String.valueOf(event.instant(field)))
                        .toList(),
                FIELDS.stream().map(event::text).toList(),
                commits(event),
                event.tree().texts("labels"),
                Reviews.of(event).told(),
                event.instant(UPDATED_AT));
        return "%s/%d/%s".formatted(event.needed("repository"), number(event), Integer.toHexString(told));
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
                given(event.instant("first_review_at"), Reviews.of(event).first()),
                given(event.instant("approved_at"), Reviews.of(event).lastApproval()),
                mergedAt,
                closedAt,
                event.sha("merge_sha"),
                event.sha("head_sha"),
                event.text("merged_by"),
                event.text("url"),
                commits(event),
                event.tree().texts("labels"),
                latest(event)));
    }

    private static long number(EventBody event) {
        var number = event.tree().number("number");
        if (number == null) {
            throw new InvalidEvent("number", "\u201cnumber\u201d is missing: a change needs its number, such as 2214.");
        }
        return number;
    }

    /** Given as such, else as the reviews have it. */
    private static @Nullable Instant given(@Nullable Instant said, @Nullable Instant among) {
        return said != null ? said : among;
    }

    private static @Nullable List<String> commits(EventBody event) {
        var commits = event.tree().texts("commits");
        if (commits != null
                && commits.stream().anyMatch(sha -> !SHA.matcher(sha).matches())) {
            throw new InvalidEvent(
                    "commits", "\u201ccommits\u201d lists ids of commits, each of 1 to 64 characters without blanks.");
        }
        return commits;
    }

    private static Instant latest(EventBody event) {
        return Stream.concat(Stream.of(UPDATED_AT), INSTANTS.stream())
                .map(event::instant)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(event.receivedAt());
    }
}

package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A change was created, updated, reviewed, merged or abandoned. */
final class ChangeMeaning {

    /** A number at the end, by itself: {@code 91}, {@code …/pulls/91}, {@code acme/pay#91} or {@code PR-91}. */
    private static final Pattern NUMBER = Pattern.compile("(?:.*[^\\p{Alnum}])?(\\d{1,18})", Pattern.DOTALL);

    private ChangeMeaning() {}

    static Translation of(CdEvent event) {
        if (event.repository() == null) {
            return Translation.ignored(
                    "A change belongs to a repository, and \u201csubject.content.repository\u201d is not there.");
        }
        var own = event.custom("number");
        var number = NUMBER.matcher(own == null ? event.subject() : own);
        if (!number.matches()) {
            return Translation.ignored(
                    "Changes are known by their number, and \u201c%s\u201d ends in none.".formatted(event.subject()));
        }
        return Translation.of(
                Said.of(report(event, Long.parseLong(number.group(1)))),
                "Change %s: %s".formatted(event.subject(), event.predicate()));
    }

    private static ChangeReport report(CdEvent event, long number) {
        var predicate = event.predicate();
        return new ChangeReport(
                event.about(null, null),
                number,
                title(event),
                event.custom("author"),
                predicate.equals("merged") ? "merged" : predicate.equals("abandoned") ? "closed" : "open",
                when(event, "created"),
                when(event, "reviewed"),
                null,
                when(event, "merged"),
                when(event, "abandoned"),
                predicate.equals("merged") ? event.sha() : null,
                event.custom("headSha", "head_sha"),
                predicate.equals("merged") ? event.custom("mergedBy", "actor", "user") : null,
                event.url(),
                null,
                null,
                event.at());
    }

    private static @Nullable String title(CdEvent event) {
        var title = event.custom("title");
        return title == null ? event.text("description") : title;
    }

    private static @Nullable Instant when(CdEvent event, String predicate) {
        return event.predicate().equals(predicate) ? event.at() : null;
    }
}

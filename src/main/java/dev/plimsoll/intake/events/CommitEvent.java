package dev.plimsoll.intake.events;

import dev.plimsoll.changes.CoAuthors;
import dev.plimsoll.changes.CommitReport;
import dev.plimsoll.changes.Takeovers;
import dev.plimsoll.intake.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A commit, with its parents where the sender knows them. */
@Component
class CommitEvent implements EventTranslator {

    private static final List<String> FIELDS = List.of(
            "author",
            "committer",
            "co_authors",
            "authored_at",
            "committed_at",
            "parents",
            "paths",
            "change",
            "url",
            "patch_id");

    @Override
    public String type() {
        return "commit";
    }

    /** A commit never changes, but one sender knows more of it than another: what is told stands for its state. */
    @Override
    public String key(EventBody event) {
        var told = Objects.hash(
                FIELDS.stream().map(field -> event.tree().has(field)).toList(), event.text("message"));
        return "%s/%s/%s".formatted(event.needed("repository"), event.needed("sha"), Integer.toHexString(told));
    }

    @Override
    public Said translate(EventBody event) {
        event.needed("sha");
        var message = event.text("message");
        return Said.of(new CommitReport(
                event.repository(),
                Objects.requireNonNull(event.sha("sha")),
                event.text("author"),
                message == null ? null : message.lines().findFirst().orElse(""),
                event.instant("authored_at"),
                event.instant("committed_at"),
                texts(event, "parents"),
                texts(event, "paths"),
                people(event),
                event.tree().number("change"),
                event.text("url"),
                Takeovers.pickedFrom(message),
                Takeovers.reverts(message),
                event.sha("patch_id")));
    }

    private static @Nullable List<String> people(EventBody event) {
        var people = new ArrayList<>(CoAuthors.in(event.text("message")));
        var coAuthors = texts(event, "co_authors");
        people.addAll(coAuthors == null ? List.of() : coAuthors);
        var committer = event.text("committer");
        if (committer != null) {
            people.add(committer);
        }
        return people.isEmpty() ? null : people;
    }

    private static @Nullable List<String> texts(EventBody event, String field) {
        return event.tree().texts(field);
    }
}

package dev.plimsoll.intake.events;

import dev.plimsoll.changes.CoAuthors;
import dev.plimsoll.changes.CommitReport;
import dev.plimsoll.intake.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A commit, with its parents where the sender knows them. */
@Component
class CommitEvent implements EventTranslator {

    @Override
    public String type() {
        return "commit";
    }

    @Override
    public String key(EventBody event) {
        return event.needed("repository") + "/" + event.needed("sha");
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
                event.text("url")));
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

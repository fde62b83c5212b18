package dev.plimsoll.intake.gitlab;

import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.forges.IssueLabels;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An issue or work item that may be an incident: it is of that type, or carries the label {@code incident}.
 *
 * @param tree the issue itself
 */
record IncidentIssue(GitLabBody body, Tree tree) {

    boolean isIncident() {
        return isIncidentType(tree) || labels().isIncident();
    }

    /** Whether it was one until this event, as far as that says what it changed. */
    boolean wasIncident() {
        var changes = body.tree().at("changes");
        var type = Stream.of("type", "issue_type")
                .filter(changes::has)
                .map(field -> IssueLabels.isIncident(changes.text(field, "previous")))
                .findFirst()
                .orElseGet(() -> isIncidentType(tree));
        var labels = changes.has("labels") ? labels(changes.at("labels"), "previous") : labels();
        return type || labels.isIncident();
    }

    private static boolean isIncidentType(Tree issue) {
        return IssueLabels.isIncident(issue.text("type")) || IssueLabels.isIncident(issue.text("issue_type"));
    }

    IssueLabels labels() {
        return body.tree().at("labels").node().isArray() ? labels(body.tree(), "labels") : labels(tree, "labels");
    }

    private static IssueLabels labels(Tree where, String field) {
        return IssueLabels.of(where.stream(field).map(label -> label.text("title")));
    }

    /** Unique on its host. */
    String id() {
        return "%s#%s".formatted(body.path(), iid());
    }

    private String iid() {
        return Objects.requireNonNullElseGet(tree.text("iid"), () -> tree.needed("iid"));
    }

    List<String> services() {
        var path = body.path();
        return labels().services().isEmpty() ? List.of(path.substring(path.lastIndexOf('/') + 1)) : labels().services();
    }

    /** The field of an incident, else a label. */
    @Nullable
    String severity() {
        var severity = tree.text("severity");
        return severity == null || severity.equals("unknown") ? labels().severity() : severity;
    }

    boolean isClosed() {
        return "closed".equals(tree.text("state"));
    }

    Instant createdAt() {
        return at("created_at");
    }

    Instant updatedAt() {
        return at("updated_at");
    }

    Instant closedAt() {
        return tree.has("closed_at") ? at("closed_at") : updatedAt();
    }

    private Instant at(String field) {
        return body.now(Times.of(tree.text(field)));
    }
}

package dev.plimsoll.intake.gitlab;

import dev.plimsoll.incidents.Moment;
import dev.plimsoll.incidents.NoteReport;
import dev.plimsoll.incidents.Phase;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.WebAddress;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A comment. One on a line of a merge request by somebody other than its author is a review of it, one on an incident is a
 * note to it; what is said among few stays among them.
 */
@Component
class NoteHook implements GitLabHook {

    private static final int LONGEST_TEXT = 4000;

    @Override
    public Set<String> kinds() {
        return Set.of("note");
    }

    @Override
    public Translation translate(GitLabBody body) {
        var note = body.attributes();
        if (note.isTrue("system")) {
            return Translation.ignored("GitLab wrote this comment itself.");
        }
        if (note.isTrue("confidential")
                || note.isTrue("internal")
                || "confidential_note".equals(body.text("event_type"))) {
            return Translation.ignored("An internal comment stays in GitLab.");
        }
        return switch (Objects.requireNonNullElse(note.text("noteable_type"), "")) {
            case "MergeRequest" -> review(body);
            case "Issue", "WorkItem" -> onIssue(body);
            default -> Translation.ignored("Comments on anything but merge requests and incidents are not used.");
        };
    }

    private static Translation review(GitLabBody body) {
        var request = new MergeRequest(body, body.tree().at("merge_request"));
        if (!"DiffNote".equals(body.attributes().text("type"))) {
            return Translation.ignored("A comment beside the changes of a merge request is no review of it.");
        }
        if (body.isByAuthorOf(request.tree())) {
            return Translation.ignored("The author's own comment is no review of a merge request.");
        }
        var report = request.report(MergeRequest.Acts.review(body.instant("object_attributes", "created_at")));
        return Translation.of(
                Said.of(report),
                "%s reviewed merge request %d of %s".formatted(body.actor(), report.number(), body.path()));
    }

    private static Translation onIssue(GitLabBody body) {
        var issue = new IncidentIssue(body, body.tree().at("issue"));
        if (!issue.isIncident()) {
            return Translation.ignored("Comments on issues that are no incidents are not used.");
        }
        var text = body.tree().needed("object_attributes", "note");
        var report = new NoteReport(
                body.origin(),
                GitLabBody.TITLE,
                issue.id(),
                new Moment(
                        Phase.NOTE,
                        body.now(body.instant("object_attributes", "created_at")),
                        "note/" + body.tree().needed("object_attributes", "id"),
                        body.actor(),
                        text.substring(0, Math.min(LONGEST_TEXT, text.length())),
                        WebAddress.orNull(body.attributes().text("url"))),
                body.inbound().receivedAt(),
                null);
        return Translation.of(Said.of(report), "%s commented on incident %s".formatted(body.actor(), issue.id()));
    }
}

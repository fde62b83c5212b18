package dev.plimsoll.intake.gitlab;

import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A merge request was opened, changed, approved, merged or closed. What was done has no time of its own: it was done when the
 * merge request was last changed.
 */
@Component
class MergeRequestHook implements GitLabHook {

    private static final Set<String> APPROVALS = Set.of("approval", "approved");

    @Override
    public Set<String> kinds() {
        return Set.of("merge_request");
    }

    @Override
    public Translation translate(GitLabBody body) {
        var request = new MergeRequest(body, body.attributes());
        var report = request.report(acts(body, request));
        return Translation.of(
                Said.of(report),
                "Merge request %d of %s: %s (%s)"
                        .formatted(report.number(), body.path(), report.title(), report.state()));
    }

    private static MergeRequest.Acts acts(GitLabBody body, MergeRequest request) {
        var at = request.updatedAt();
        var isApproval = APPROVALS.contains(String.valueOf(request.tree().text("action")));
        var isByAuthor = body.isByAuthorOf(request.tree());
        var mergedAt = Times.of(request.tree().text("merged_at"));
        var isMerge = body.isAction("merge");
        return new MergeRequest.Acts(
                isByAuthor || body.isAction("open") ? body.actor() : null,
                isApproval && !isByAuthor ? at : null,
                isApproval ? at : null,
                mergedAt == null && isMerge ? at : mergedAt,
                body.isAction("close") ? at : null,
                isMerge ? body.actor() : null);
    }
}

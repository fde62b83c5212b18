package dev.plimsoll.intake.github;

import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pull requests and the reviews of them. */
@Component
class PullRequestEvent implements GitHubEvent {

    @Override
    public Set<String> names() {
        return Set.of("pull_request", "pull_request_review");
    }

    @Override
    public Translation translate(GitHubBody body) {
        var change = report(body);
        return Translation.of(
                Said.of(change),
                "Pull request %d of %s: %s (%s)"
                        .formatted(change.number(), body.repositoryName(), change.title(), change.state()));
    }

    private static ChangeReport report(GitHubBody body) {
        var pull = body.tree().at("pull_request");
        var mergedAt = pull.instant("merged_at");
        return new ChangeReport(
                body.about(),
                number(pull),
                pull.text("title"),
                pull.text("user", "login"),
                mergedAt != null ? "merged" : "closed".equals(pull.text("state")) ? "closed" : "open",
                pull.instant("created_at"),
                reviewedAt(body, null),
                reviewedAt(body, "approved"),
                mergedAt,
                pull.instant("closed_at"),
                mergedAt == null ? null : pull.text("merge_commit_sha"),
                pull.text("head", "sha"),
                pull.text("merged_by", "login"),
                pull.text("html_url"),
                body.now(pull.instant("updated_at")));
    }

    private static long number(Tree pull) {
        var number = pull.number("number");
        if (number == null) {
            throw new UnreadableDelivery("The body has no \u201cpull_request.number\u201d.");
        }
        return number;
    }

    /** When the review that this event tells of was given, if it has the wanted state. */
    private static @Nullable Instant reviewedAt(GitHubBody body, @Nullable String state) {
        return state == null || state.equalsIgnoreCase(body.text("review", "state"))
                ? body.instant("review", "submitted_at")
                : null;
    }
}

package dev.plimsoll.intake.github;

import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
                isByAuthor(body) ? null : body.instant("review", "submitted_at"),
                approvedAt(body),
                mergedAt,
                pull.instant("closed_at"),
                mergedAt == null ? null : pull.text("merge_commit_sha"),
                pull.text("head", "sha"),
                pull.text("merged_by", "login"),
                pull.text("html_url"),
                null,
                labels(pull),
                body.now(pull.instant("updated_at")));
    }

    private static long number(Tree pull) {
        var number = pull.number("number");
        if (number == null) {
            throw new UnreadableDelivery("The body has no \u201cpull_request.number\u201d.");
        }
        return number;
    }

    /** Whether the review that this event tells of is the author's own: an answer to somebody is one to GitHub. */
    private static boolean isByAuthor(GitHubBody body) {
        var author = body.text("pull_request", "user", "login");
        return author != null && author.equalsIgnoreCase(body.text("review", "user", "login"));
    }

    private static @Nullable Instant approvedAt(GitHubBody body) {
        return "approved".equalsIgnoreCase(body.text("review", "state"))
                ? body.instant("review", "submitted_at")
                : null;
    }

    private static @Nullable List<String> labels(Tree pull) {
        return pull.at("labels").node().isArray()
                ? pull.stream("labels")
                        .map(label -> label.text("name"))
                        .filter(Objects::nonNull)
                        .toList()
                : null;
    }
}

package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.changes.ChangeReport;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pull requests. Their {@code status} alone says how far they are: {@code git.pullrequest.merged} tells of a merge that
 * was tried out and not of one that was done.
 */
@Component
class GitPullRequest implements HookEvent {

    @Override
    public Set<String> types() {
        return Set.of("git.pullrequest.created", "git.pullrequest.updated", "git.pullrequest.merged");
    }

    @Override
    public Translation translate(HookBody body) {
        var status = body.needed("status");
        var state = state(status);
        if (state == null) {
            return Translation.unrecognised(
                    "The status \u201c%s\u201d of a pull request is not known here.".formatted(status));
        }
        var repository = body.repository(body.resource().at("repository"));
        var change = report(body, repository, state);
        return Translation.of(
                Said.of(change),
                "Pull request %d of %s: %s (%s)"
                        .formatted(change.number(), repository.fullName(), change.title(), change.state()));
    }

    private static @Nullable String state(String status) {
        return switch (status) {
            case "active" -> "open";
            case "completed" -> "merged";
            case "abandoned" -> "closed";
            default -> null;
        };
    }

    private static ChangeReport report(HookBody body, RepositoryClaim repository, String state) {
        var pull = body.resource();
        var isMerged = state.equals("merged");
        var closedAt = body.instant("closedDate");
        return new ChangeReport(
                HookBody.about(repository.origin(), repository),
                number(pull),
                pull.text("title"),
                HookBody.person(pull.at("createdBy")),
                state,
                body.instant("creationDate"),
                null,
                null,
                isMerged ? Objects.requireNonNullElse(closedAt, body.at()) : null,
                closedAt,
                isMerged ? pull.text("lastMergeCommit", "commitId") : null,
                pull.text("lastMergeSourceCommit", "commitId"),
                isMerged ? HookBody.person(pull.at("closedBy")) : null,
                url(pull),
                null,
                labels(pull),
                body.at());
    }

    private static long number(Tree pull) {
        var number = pull.number("pullRequestId");
        if (number == null) {
            throw new UnreadableDelivery("The body has no \u201cresource.pullRequestId\u201d.");
        }
        return number;
    }

    private static @Nullable String url(Tree pull) {
        var link = HookBody.link(pull);
        var repository = WebAddress.orNull(
                HookBody.first(pull.text("repository", "webUrl"), pull.text("repository", "remoteUrl")));
        return link == null && repository != null
                ? "%s/pullrequest/%s".formatted(repository, pull.text("pullRequestId"))
                : link;
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

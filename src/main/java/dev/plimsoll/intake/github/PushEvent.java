package dev.plimsoll.intake.github;

import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.forges.PushedCommit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commits that reached a branch. GitHub names at most 2,048 of them and does not name their parents. */
@Component
class PushEvent implements GitHubEvent {

    @Override
    public Set<String> names() {
        return Set.of("push");
    }

    @Override
    public Translation translate(GitHubBody body) {
        var ref = body.needed("ref");
        if (body.tree().isTrue("deleted")) {
            return Translation.ignored("%s was deleted; nothing new to know.".formatted(ref));
        }
        var about = body.about();
        var commits = PushedCommit.of(body.tree())
                .map(commit -> commit.report(about, parents(body.tree())))
                .distinct()
                .toList();
        return commits.isEmpty()
                ? Translation.ignored("%s points to a commit that is known; no new commits.".formatted(ref))
                : Translation.of(
                        Said.commits(commits),
                        "%d %s on %s of %s, the last %s"
                                .formatted(
                                        commits.size(),
                                        commits.size() == 1 ? "commit" : "commits",
                                        ref,
                                        body.repositoryName(),
                                        PushedCommit.shortSha(body.text("after"))));
    }

    /** A push names no parents. That of its only commit is what the branch pointed to before, unless it was moved elsewhere. */
    private static @Nullable List<String> parents(Tree push) {
        var before = push.text("before");
        return before == null
                        || PushedCommit.isNothing(before)
                        || push.isTrue("forced")
                        || push.isTrue("created")
                        || push.stream("commits").count() != 1
                ? null
                : List.of(before);
    }
}

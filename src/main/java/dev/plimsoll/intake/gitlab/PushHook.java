package dev.plimsoll.intake.gitlab;

import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.forges.PushedCommit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commits that reached a branch or a tag. GitLab lists the twenty newest and does not name their parents. */
@Component
class PushHook implements GitLabHook {

    @Override
    public Set<String> kinds() {
        return Set.of("push", "tag_push");
    }

    @Override
    public Translation translate(GitLabBody body) {
        var ref = body.tree().needed("ref");
        if (PushedCommit.isNothing(body.text("after"))) {
            return Translation.ignored("%s was deleted; nothing new to know.".formatted(ref));
        }
        var about = body.about(null);
        var commits = PushedCommit.of(body.tree())
                .map(commit -> commit.report(about, parents(body, commit.sha())))
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
                                        body.path(),
                                        PushedCommit.shortSha(body.text("after"))));
    }

    /**
     * The only commit of a push to the default branch stands on what that pointed to before. Of other branches nobody can
     * tell: GitLab does not say whether a branch was moved by force, which the default branch is protected from. The test
     * button sends a push of a branch from a commit to itself.
     */
    private static @Nullable List<String> parents(GitLabBody body, String sha) {
        var before = body.text("before");
        var isDefault = ("refs/heads/" + body.text("project", "default_branch")).equals(body.text("ref"));
        var isOnly = PushedCommit.of(body.tree()).count() == 1
                && Objects.equals(body.tree().count("total_commits_count"), 1);
        return before == null || PushedCommit.isNothing(before) || before.equals(sha) || !isDefault || !isOnly
                ? null
                : List.of(before);
    }
}

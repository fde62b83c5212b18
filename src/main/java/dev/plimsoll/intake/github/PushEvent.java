package dev.plimsoll.intake.github;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.changes.CoAuthors;
import dev.plimsoll.changes.CommitReport;
import dev.plimsoll.changes.Takeovers;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commits that reached a branch. GitHub names at most 2,048 of them and does not name their parents. */
@Component
class PushEvent implements GitHubEvent {

    private static final Pattern NOTHING = Pattern.compile("0*");

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
        var commits = body.tree().stream("commits")
                .filter(commit -> commit.text("id") != null)
                .map(commit -> commit(about, commit, parents(body.tree())))
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
                                        GitHubBody.shortSha(body.text("after"))));
    }

    /** A push names no parents. That of its only commit is what the branch pointed to before, unless it was moved elsewhere. */
    private static @Nullable List<String> parents(Tree push) {
        var before = push.text("before");
        return before == null
                        || NOTHING.matcher(before).matches()
                        || push.isTrue("forced")
                        || push.isTrue("created")
                        || push.stream("commits").count() != 1
                ? null
                : List.of(before);
    }

    private static CommitReport commit(Claim about, Tree commit, @Nullable List<String> parents) {
        var message = commit.text("message");
        return new CommitReport(
                about,
                String.valueOf(commit.text("id")),
                author(commit),
                message == null ? null : message.lines().findFirst().orElse(""),
                null,
                commit.instant("timestamp"),
                parents,
                paths(commit),
                people(commit),
                null,
                commit.text("url"),
                Takeovers.pickedFrom(message),
                Takeovers.reverts(message),
                null);
    }

    private static @Nullable String author(Tree commit) {
        var login = commit.text("author", "username");
        return login == null ? commit.text("author", "name") : login;
    }

    private static @Nullable List<String> people(Tree commit) {
        var people = new ArrayList<>(CoAuthors.in(commit.text("message")));
        Stream.of("author", "committer")
                .flatMap(who -> Stream.of("username", "email").map(field -> commit.text(who, field)))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(people::add);
        return people.isEmpty() ? null : people;
    }

    private static @Nullable List<String> paths(Tree commit) {
        if (!commit.has("added") && !commit.has("modified") && !commit.has("removed")) {
            return null;
        }
        var paths = new ArrayList<String>();
        for (var field : List.of("added", "modified", "removed")) {
            var some = commit.texts(field);
            paths.addAll(some == null ? List.of() : some);
        }
        return paths;
    }
}

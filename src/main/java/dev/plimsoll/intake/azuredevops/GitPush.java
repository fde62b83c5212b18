package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.changes.CoAuthors;
import dev.plimsoll.changes.CommitReport;
import dev.plimsoll.changes.Takeovers;
import dev.plimsoll.intake.Said;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commits that reached a branch. Neither their parents are named, nor whether the branch was moved elsewhere. */
@Component
class GitPush implements HookEvent {

    @Override
    public Set<String> types() {
        return Set.of("git.push");
    }

    @Override
    public Translation translate(HookBody body) {
        var repository = body.repository(body.resource().at("repository"));
        var about = HookBody.about(repository.origin(), repository);
        var refs = refs(body.resource());
        var commits = body.resource().stream("commits")
                .filter(commit -> isSha(commit.text("commitId")))
                .map(commit -> commit(about, commit))
                .distinct()
                .toList();
        return commits.isEmpty()
                ? Translation.ignored("The push to %s of %s brings no commits.".formatted(refs, repository.fullName()))
                : Translation.of(
                        Said.commits(commits),
                        "%d %s on %s of %s"
                                .formatted(
                                        commits.size(),
                                        commits.size() == 1 ? "commit" : "commits",
                                        refs,
                                        repository.fullName()));
    }

    private static String refs(Tree push) {
        var refs = push.stream("refUpdates")
                .map(ref -> ref.text("name"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return refs.isEmpty() ? "an unnamed branch" : refs;
    }

    private static boolean isSha(@Nullable String sha) {
        return sha != null && sha.length() <= 64;
    }

    private static CommitReport commit(Claim about, Tree commit) {
        var message = commit.text("comment");
        return new CommitReport(
                about,
                String.valueOf(commit.text("commitId")),
                commit.text("author", "name"),
                message == null ? null : message.lines().findFirst().orElse(""),
                Times.of(commit.text("author", "date")),
                Times.of(commit.text("committer", "date")),
                null,
                null,
                people(commit, message),
                null,
                WebAddress.orNull(commit.text("url")),
                Takeovers.pickedFrom(message),
                Takeovers.reverts(message),
                null);
    }

    private static @Nullable List<String> people(Tree commit, @Nullable String message) {
        var named = HookBody.several(
                commit.text("author", "name"),
                commit.text("author", "email"),
                commit.text("committer", "name"),
                commit.text("committer", "email"));
        var people = Stream.concat(CoAuthors.in(message).stream(), named.stream())
                .distinct()
                .toList();
        return people.isEmpty() ? null : people;
    }
}

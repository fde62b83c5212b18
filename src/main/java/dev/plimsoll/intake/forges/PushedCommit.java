package dev.plimsoll.intake.forges;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.changes.CoAuthors;
import dev.plimsoll.changes.CommitReport;
import dev.plimsoll.changes.Takeovers;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A commit as a push lists it: with its author, its message and the files that it touched, but without its parents. */
public record PushedCommit(Tree tree) {

    private static final Pattern NOTHING = Pattern.compile("0*");
    private static final String WITHHELD = "[REDACTED]";

    /** The commits of a push that say which they are. */
    public static Stream<PushedCommit> of(Tree push) {
        return push.stream("commits")
                .filter(commit -> commit.text("id") != null)
                .map(PushedCommit::new);
    }

    /** Whether this stands for no commit at all, as before a branch is made and after it is deleted. */
    public static boolean isNothing(@Nullable String sha) {
        return sha == null || NOTHING.matcher(sha).matches();
    }

    /** Seven characters of a commit id, for a sentence. */
    public static String shortSha(@Nullable String sha) {
        return sha == null ? "an unnamed commit" : sha.substring(0, Math.min(7, sha.length()));
    }

    public String sha() {
        return String.valueOf(tree.text("id"));
    }

    /** @param parents null if the push does not let them be known */
    public CommitReport report(Claim about, @Nullable List<String> parents) {
        var message = tree.text("message");
        return new CommitReport(
                about,
                sha(),
                author(),
                message == null ? null : message.lines().findFirst().orElse(""),
                null,
                Times.of(tree.text("timestamp")),
                parents,
                paths(),
                people(),
                null,
                tree.text("url"),
                Takeovers.pickedFrom(message),
                Takeovers.reverts(message),
                null);
    }

    private @Nullable String author() {
        return Optional.ofNullable(tree.text("author", "username")).orElse(tree.text("author", "name"));
    }

    private @Nullable List<String> people() {
        var people = new ArrayList<>(CoAuthors.in(tree.text("message")));
        Stream.of("author", "committer")
                .flatMap(who -> Stream.of("username", "email").map(field -> tree.text(who, field)))
                .filter(Objects::nonNull)
                .filter(name -> !name.equals(WITHHELD))
                .distinct()
                .forEach(people::add);
        return people.isEmpty() ? null : people;
    }

    private @Nullable List<String> paths() {
        if (!tree.has("added") && !tree.has("modified") && !tree.has("removed")) {
            return null;
        }
        var paths = new ArrayList<String>();
        for (var field : List.of("added", "modified", "removed")) {
            var some = tree.texts(field);
            paths.addAll(some == null ? List.of() : some);
        }
        return paths;
    }
}

package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is about.
 *
 * @param digests of artifacts
 * @param commit if it is about exactly one
 */
record Subjects(List<String> digests, @Nullable String commit) {

    private static final int MOST = 1024;
    private static final Map<String, Pattern> ALGORITHMS =
            Map.of("sha256", Pattern.compile("[0-9a-f]{64}"), "sha512", Pattern.compile("[0-9a-f]{128}"));

    static Subjects of(Tree statement) {
        var digests = new LinkedHashSet<String>();
        var commits = new LinkedHashSet<String>();
        for (var subject : statement.items("subject")) {
            for (var algorithm : List.of("sha256", "sha512")) {
                add(digests, orNull(algorithm, subject.text("digest", algorithm)));
            }
            for (var algorithm : List.of("gitCommit", "sha1")) {
                add(commits, Commits.orNull(subject.text("digest", algorithm)));
            }
        }
        if (digests.size() > MOST) {
            throw new RefusedDelivery(
                    "subject", "The statement is about more than %,d artifacts: split it.".formatted(MOST));
        }
        if (digests.isEmpty() && commits.isEmpty()) {
            throw new RefusedDelivery(
                    "subject",
                    "No \u201csubject[].digest\u201d has a sha256 of 64 hexadecimal digits in lower case, or a gitCommit.");
        }
        return new Subjects(
                new ArrayList<>(digests),
                commits.size() == 1 ? commits.iterator().next() : null);
    }

    /** As we write digests, or null if it is none. */
    static @Nullable String orNull(String algorithm, @Nullable String hex) {
        var form = ALGORITHMS.get(algorithm);
        return hex != null && form != null && form.matcher(hex).matches() ? algorithm + ":" + hex : null;
    }

    private static void add(LinkedHashSet<String> all, @Nullable String one) {
        if (one != null) {
            all.add(one);
        }
    }
}

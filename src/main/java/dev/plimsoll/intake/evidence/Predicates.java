package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What statements say about their subjects. */
final class Predicates {

    private static final String RESULT_OF_TESTS = "https://in-toto.io/attestation/test-result/";
    private static final String VERIFICATION = "https://slsa.dev/verification_summary/";
    private static final List<String> PROVENANCE =
            List.of("https://slsa.dev/provenance/", VERIFICATION, "https://in-toto.io/Link/");

    private static final int LONGEST = 200;

    private Predicates() {}

    static FoundOut read(String type, Tree predicate, @Nullable String kind) {
        if (type.startsWith(RESULT_OF_TESTS)) {
            return tests(predicate, kind);
        }
        if (kind == null && PROVENANCE.stream().noneMatch(type::startsWith)) {
            throw new RefusedDelivery(
                    "kind",
                    "A statement of the type \u201c%s\u201d need not be provenance: write kind=provenance if it is."
                            .formatted(type.substring(0, Math.min(type.length(), LONGEST))));
        }
        var summary = new LinkedHashMap<String, Object>();
        var builder = first(
                predicate.text("runDetails", "builder", "id"),
                predicate.text("builder", "id"),
                predicate.text("verifier", "id"));
        if (builder != null) {
            summary.put("builder", builder);
        }
        var isRefused = type.startsWith(VERIFICATION) && !"PASSED".equals(predicate.text("verificationResult"));
        return FoundOut.of(
                        "in-toto",
                        Kinds.chosen(kind, Kinds.OF_STATEMENTS),
                        isRefused ? "failed" : "passed",
                        summary,
                        at(predicate))
                .ofCommit(commit(predicate));
    }

    private static FoundOut tests(Tree predicate, @Nullable String kind) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("passed", predicate.items("passedTests").size());
        summary.put("warned", predicate.items("warnedTests").size());
        summary.put("failed", predicate.items("failedTests").size());
        var isPassed = List.of("PASSED", "WARNED").contains(Objects.requireNonNullElse(predicate.text("result"), ""));
        return FoundOut.of(
                "in-toto", Kinds.chosen(kind, Kinds.OF_TESTS), isPassed ? "passed" : "failed", summary, null);
    }

    private static @Nullable Instant at(Tree predicate) {
        return Stream.of(
                        predicate.instant("runDetails", "metadata", "finishedOn"),
                        predicate.instant("metadata", "buildFinishedOn"),
                        predicate.instant("timeVerified"),
                        predicate.instant("timeCreated"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The commit that it was built from, where the builder names a single one. */
    private static @Nullable String commit(Tree predicate) {
        var source = Commits.orNull(predicate.text("invocation", "configSource", "digest", "sha1"));
        if (source != null) {
            return source;
        }
        var commits = predicate.stream("buildDefinition", "resolvedDependencies")
                .map(one -> Commits.orNull(one.text("digest", "gitCommit")))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return commits.size() == 1 ? commits.get(0) : null;
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}

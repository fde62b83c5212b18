package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Tree;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What static analysis and scanners found, in SARIF 2.1.0. */
class Sarif implements EvidenceFormat {

    private static final List<String> LEVELS = List.of("error", "warning", "note", "none");

    /** Null stands there where a tool could not look up what it was asked for. */
    @Override
    public boolean isOf(Tree file) {
        var runs = file.at("runs").node();
        return (runs.isArray() || runs.isNull())
                && (file.has("version")
                        || Objects.requireNonNullElse(file.text("$schema"), "").contains("sarif"));
    }

    @Override
    public FoundOut read(Tree file, @Nullable String kind) {
        if (!"2.1.0".equals(file.text("version"))) {
            throw new RefusedDelivery("version", "\u201cversion\u201d is not 2.1.0: write SARIF of that version.");
        }
        var runs = file.items("runs");
        var counts = counts(runs);
        var isBroken = runs.stream().flatMap(run -> run.stream("invocations")).anyMatch(Sarif::isBroken);
        var summary = new LinkedHashMap<String, Object>(counts);
        summary.put("execution_failed", isBroken);
        var tools = runs.stream()
                .map(run -> run.text("tool", "driver", "name"))
                .filter(Objects::nonNull)
                .distinct()
                .limit(10)
                .toList();
        summary.put("tool", String.join(", ", tools));
        var isBad = isBroken || Objects.requireNonNull(counts.get("error")) > 0;
        return FoundOut.of("sarif", Kinds.chosen(kind, Kinds.OF_SCANS), status(isBad, runs), summary, end(runs))
                .ofCommit(commit(runs));
    }

    /** A run without results did not look for any; one with an empty list looked and found none. */
    private static String status(boolean isBad, List<Tree> runs) {
        if (isBad) {
            return "failed";
        }
        return runs.stream().anyMatch(run -> run.at("results").node().isArray()) ? "passed" : "skipped";
    }

    private static Map<String, Integer> counts(List<Tree> runs) {
        var counts = new LinkedHashMap<String, Integer>();
        LEVELS.forEach(level -> counts.put(level, 0));
        counts.put("suppressed", 0);
        for (var run : runs) {
            var rules = new SarifRules(run);
            run.stream("results")
                    .filter(result -> !"absent".equals(result.text("baselineState")))
                    .forEach(result ->
                            counts.merge(isSuppressed(result) ? "suppressed" : level(result, rules), 1, Integer::sum));
        }
        return counts;
    }

    private static String level(Tree result, SarifRules rules) {
        if (!Set.of("", "fail").contains(Objects.requireNonNullElse(result.text("kind"), ""))) {
            return "none";
        }
        var level = Objects.requireNonNullElseGet(result.text("level"), () -> rules.level(result));
        return LEVELS.contains(level) ? level : "warning";
    }

    /** Somebody decided so; one that still waits for a decision, or was turned down, does not count. */
    private static boolean isSuppressed(Tree result) {
        var all = result.items("suppressions");
        return !all.isEmpty()
                && all.stream()
                        .allMatch(one -> "accepted".equals(Objects.requireNonNullElse(one.text("status"), "accepted")));
    }

    private static boolean isBroken(Tree invocation) {
        var success = invocation.at("executionSuccessful").node();
        return success.isBoolean() && !success.asBoolean();
    }

    private static @Nullable Instant end(List<Tree> runs) {
        return runs.stream()
                .flatMap(run -> run.stream("invocations"))
                .map(invocation -> invocation.instant("endTimeUtc"))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable String commit(List<Tree> runs) {
        var commits = runs.stream()
                .flatMap(run -> run.stream("versionControlProvenance"))
                .map(one -> Commits.orNull(one.text("revisionId")))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return commits.size() == 1 ? commits.get(0) : null;
    }
}

package dev.plimsoll.intake.tekton;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.clusters.CodeUrl;
import dev.plimsoll.intake.clusters.Marks;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A TaskRun or a PipelineRun, as a whole object.
 *
 * @param isPipeline whether it is a PipelineRun
 */
record TektonRun(Tree tree, boolean isPipeline, Inbound inbound) {

    private static final String AS_CODE = "pipelinesascode.tekton.dev/";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

    @Nullable
    String uid() {
        return tree.text("metadata", "uid");
    }

    @Nullable
    String name() {
        return tree.text("metadata", "name");
    }

    /** What was run: the pipeline or the task. */
    @Nullable
    String definition() {
        var kind = isPipeline ? "pipeline" : "pipelineTask";
        var labelled = tree.text("metadata", "labels", "tekton.dev/" + kind);
        return labelled == null ? name() : labelled;
    }

    /** The PipelineRun that it belongs to; null if it is one itself, or stands alone. */
    @Nullable
    String parent() {
        return tree.stream("metadata", "ownerReferences")
                .filter(owner -> "PipelineRun".equals(owner.text("kind")))
                .map(owner -> owner.text("uid"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Tree condition() {
        return tree.stream("status", "conditions")
                .filter(condition -> "Succeeded".equals(condition.text("type")))
                .findFirst()
                .orElse(tree.at("status", "no condition"));
    }

    /** In the words of the forges; null while it goes on. */
    @Nullable
    String conclusion() {
        var reason = Objects.requireNonNullElse(condition().text("reason"), "").toLowerCase(Locale.ROOT);
        return switch (Objects.requireNonNullElse(condition().text("status"), "Unknown")) {
            case "True" -> "success";
            case "False" ->
                reason.contains("cancel") ? "cancelled" : reason.contains("timeout") ? "timed_out" : "failure";
            default -> null;
        };
    }

    String status() {
        return conclusion() != null ? "completed" : startedAt() == null ? "queued" : "running";
    }

    @Nullable
    Instant startedAt() {
        return Times.of(tree.text("status", "startTime"));
    }

    @Nullable
    Instant finishedAt() {
        return Times.of(tree.text("status", "completionTime"));
    }

    /** When it was so: as the event says, else as the object does. */
    Instant at() {
        var sent = Times.of(inbound.header("Ce-Time"));
        return inbound.now(sent == null ? Times.of(condition().text("lastTransitionTime")) : sent);
    }

    /** What it was given, by lower-case names with underscores. */
    @Nullable
    String parameter(String... names) {
        var given = values(tree.at("spec"), "params");
        return Stream.of(names)
                .map(given::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What came out, by lower-case names with underscores; the place has had two names. */
    Map<String, String> results() {
        var results = values(tree.at("status"), "results");
        results.putAll(values(tree.at("status"), isPipeline ? "pipelineResults" : "taskResults"));
        return results;
    }

    private static Map<String, String> values(Tree place, String list) {
        var values = new HashMap<String, String>();
        place.stream(list).forEach(item -> {
            var name = item.text("name");
            var value = item.text("value");
            if (name != null && value != null) {
                values.put(name.toLowerCase(Locale.ROOT).replace('-', '_'), value);
            }
        });
        return values;
    }

    @Nullable
    String mark(String name) {
        return new Marks(tree.at("metadata")).of(name);
    }

    @Nullable
    String sha() {
        var results = results();
        return Stream.of(
                        mark("sha"),
                        asCode("sha"),
                        results.get("commit"),
                        results.get("chains_git_commit"),
                        parameter("commit", "sha", "git_revision", "revision"))
                .filter(sha -> sha != null && COMMIT.matcher(sha).matches())
                .findFirst()
                .orElse(null);
    }

    @Nullable
    String branch() {
        return asCode("branch");
    }

    private @Nullable String asCode(String name) {
        var annotated = tree.text("metadata", "annotations", AS_CODE + name);
        return annotated == null ? tree.text("metadata", "labels", AS_CODE + name) : annotated;
    }

    /** What it is about: the repository that it was given, and the service that it names. */
    Claim about(String origin, @Nullable String environment) {
        var url = Stream.of(mark("repository"), asCode("repo-url"), parameter("repo_url", "git_url", "giturl"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var repository = CodeUrl.repository(url, at());
        var marked = mark("service");
        return new Claim(
                repository == null ? origin : repository.origin(),
                repository,
                marked == null ? parameter("plimsoll_service", "service") : marked,
                environment);
    }

    /** Only where it is said in so many words. */
    @Nullable
    String environment() {
        var marked = mark("environment");
        return marked == null ? parameter("plimsoll_environment", "environment") : marked;
    }
}

package dev.plimsoll.intake.argorollouts;

import dev.plimsoll.deployments.DeploymentState;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.clusters.Brought;
import dev.plimsoll.intake.clusters.Image;
import dev.plimsoll.intake.clusters.Marks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Rollout as a notification shows it. */
record Rollout(Tree tree) {

    private static final String REVISION = "rollout.argoproj.io/revision";

    static Rollout of(Tree body) {
        return new Rollout(body.at("rollout").isObject() ? body.at("rollout") : body);
    }

    @Nullable
    String name() {
        return tree.text("metadata", "name");
    }

    @Nullable
    String uid() {
        return tree.text("metadata", "uid");
    }

    Marks marks() {
        return new Marks(tree.at("metadata"));
    }

    @Nullable
    String environment() {
        var marked = marks().of("environment");
        return marked == null ? tree.text("metadata", "namespace") : marked;
    }

    /** Counts up with every change of the template, a return to an earlier one among them. */
    @Nullable
    String revision() {
        var counted = tree.text("metadata", "annotations", REVISION);
        return counted == null ? tree.text("status", "currentPodHash") : counted;
    }

    @Nullable
    String phase() {
        return tree.text("status", "phase");
    }

    boolean isAborted() {
        return tree.isTrue("status", "abort");
    }

    @Nullable
    String message() {
        var said = tree.text("status", "message");
        return said == null ? condition().text("message") : said;
    }

    int step() {
        return Objects.requireNonNullElse(tree.number("status", "currentStepIndex"), 0L)
                .intValue();
    }

    /** How far the rollout is; null if the phase is not known here. */
    @Nullable
    DeploymentState state() {
        return switch (Objects.requireNonNullElse(phase(), "")) {
            case "Healthy" -> DeploymentState.SUCCEEDED;
            case "Degraded" -> DeploymentState.FAILED;
            case "Paused" -> isAborted() ? DeploymentState.FAILED : DeploymentState.WAITING;
            case "Progressing" -> isAborted() ? DeploymentState.FAILED : DeploymentState.RUNNING;
            default -> null;
        };
    }

    /** When that began, as far as it is said. */
    @Nullable
    Instant at() {
        var aborted = isAborted() ? Times.of(tree.text("status", "abortedAt")) : null;
        return aborted == null ? Times.first(condition(), "lastTransitionTime", "lastUpdateTime") : aborted;
    }

    private Tree condition() {
        var wanted = state() == DeploymentState.SUCCEEDED ? Set.of("Completed", "Healthy") : Set.of("Progressing");
        return tree.stream("status", "conditions")
                .filter(condition -> wanted.contains(condition.text("type")))
                .findFirst()
                .orElse(tree.at("status", "no condition"));
    }

    Brought brought(String name) {
        var images = tree.stream("spec", "template", "spec", "containers")
                .map(container -> container.text("image"))
                .filter(Objects::nonNull)
                .toList();
        var names = Stream.of(marks().of("image"), marks().of("service"), name)
                .filter(Objects::nonNull)
                .toList();
        return Brought.of(marks().of("sha"), Image.among(images, names, Set.of()));
    }

    boolean isCanary() {
        return tree.at("spec", "strategy", "canary").isObject();
    }

    /** The share of the traffic that the canary gets: as the router says, else as the last step done. */
    @Nullable
    BigDecimal weight() {
        var routed = tree.text("status", "canary", "weights", "canary", "weight");
        var steps = tree.items("spec", "strategy", "canary", "steps");
        var said = routed == null ? lastWeight(steps.subList(0, Math.min(step() + 1, steps.size()))) : routed;
        try {
            return said == null ? null : new BigDecimal(said).setScale(2, RoundingMode.HALF_UP);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String lastWeight(List<Tree> steps) {
        return steps.stream()
                .map(step -> step.text("setWeight"))
                .filter(Objects::nonNull)
                .reduce((before, after) -> after)
                .orElse(null);
    }
}

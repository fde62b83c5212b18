package dev.plimsoll.intake.kubernetes;

import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.clusters.Brought;
import dev.plimsoll.intake.clusters.Image;
import dev.plimsoll.intake.clusters.Marks;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Deployment or the like, before or after a change. */
record Workload(Tree tree) {

    boolean isThere() {
        return tree.isObject() && tree.text("metadata", "name") != null;
    }

    String service() {
        return Stream.of(marks().of("service"), tree.text("metadata", "name"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("unnamed");
    }

    @Nullable
    String environment() {
        var marked = marks().of("environment");
        return marked == null ? tree.text("metadata", "namespace") : marked;
    }

    Marks marks() {
        return new Marks(tree.at("metadata"));
    }

    List<String> images() {
        return tree.stream("spec", "template", "spec", "containers")
                .map(container -> container.text("image"))
                .filter(Objects::nonNull)
                .toList();
    }

    Brought brought() {
        var names = Stream.of(marks().of("image"), service())
                .filter(Objects::nonNull)
                .toList();
        return Brought.of(marks().of("sha"), Image.among(images(), names, Set.of()));
    }

    @Nullable
    Integer replicas() {
        var ready = tree.number("status", "readyReplicas");
        return ready == null ? null : ready.intValue();
    }

    /** Whether all of its pods are those of its template; where it has no status nobody can tell. */
    boolean isInPlace() {
        var status = tree.at("status");
        var wanted = Objects.requireNonNullElse(tree.number("spec", "replicas"), 1L);
        return !status.isObject()
                || (count(status, "updatedReplicas") >= wanted
                        && count(status, "availableReplicas") >= wanted
                        && count(status, "replicas") <= wanted
                        && count(status, "observedGeneration")
                                >= Objects.requireNonNullElse(tree.number("metadata", "generation"), 0L));
    }

    private static long count(Tree status, String field) {
        return Objects.requireNonNullElse(status.number(field), 0L);
    }
}

package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Contradiction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What does not add up in one cell.
 *
 * @param loop null if nothing is deployed again and again
 */
record Finding(List<Contradiction> contradictions, @Nullable Loop loop) {

    static final Finding NONE = new Finding(List.of(), null);

    /** Something else runs than people believe. */
    Optional<Contradiction> grave() {
        return contradictions.stream().filter(Contradiction::isGrave).findFirst();
    }

    /** Each thing once: that an artifact stayed the same says nothing new of one that belongs to another commit. */
    List<Contradiction> once() {
        var foreign = contradictions.stream()
                .filter(one -> one.kind().equals("artifact_of_another_commit"))
                .map(Contradiction::deploymentId)
                .toList();
        return contradictions.stream()
                .filter(one -> !one.kind().equals("same_artifact_new_commit") || !foreign.contains(one.deploymentId()))
                .toList();
    }

    /** Something is odd about what runs, but it is what people believe. */
    Optional<Contradiction> odd() {
        return contradictions.stream()
                .filter(one -> !one.isGrave() && !one.isNoOp())
                .findFirst();
    }
}

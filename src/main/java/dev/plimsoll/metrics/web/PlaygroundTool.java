package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.peers.Difference;
import dev.plimsoll.metrics.peers.Playground;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a tool, and why its counts are others than ours.
 *
 * @param elsewhere the lead time that another of its panels shows; null where there is none
 */
record PlaygroundTool(
        String title,
        String anchor,
        String source,
        List<String> rules,
        @Nullable String elsewhere,
        List<Part> parts) {

    static PlaygroundTool of(Playground.Opinion opinion) {
        var other = opinion.figures().leadTimeElsewhere();
        var differences = opinion.differences();
        return new PlaygroundTool(
                opinion.peer().title(),
                PlaygroundColumn.anchor(opinion),
                opinion.peer().source(),
                opinion.peer().rules(),
                other == null ? null : PlaygroundColumn.duration(other.seconds()),
                Stream.of(
                                new Part("Deployments counted", differences.counted()),
                                new Part("Failed", differences.failed()),
                                new Part("Divided by", differences.among()))
                        .filter(part -> !part.items().isEmpty())
                        .toList());
    }

    /** What differs in one of the counts. */
    record Part(String title, List<Difference> items) {}
}

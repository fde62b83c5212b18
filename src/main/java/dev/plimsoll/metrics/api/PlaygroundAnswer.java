package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.peers.Playground;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One window under the rules of others.
 *
 * @param tools what each would say, and why it is something else
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PlaygroundAnswer(Instant from, Instant to, String zone, Instant asOf, List<ToolItem> tools) {

    static PlaygroundAnswer of(Questions.Asked asked, Playground.Compared compared) {
        return new PlaygroundAnswer(
                asked.question().from(),
                asked.question().to(),
                asked.zone(),
                asked.knownAt(),
                compared.peers().stream().map(ToolItem::of).toList());
    }
}

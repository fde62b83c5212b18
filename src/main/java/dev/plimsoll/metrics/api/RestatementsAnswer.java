package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Restatement;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What changed a number of the past.
 *
 * @param restatements the latest first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RestatementsAnswer(
        String measure, Instant from, Instant to, String zone, Instant asOf, List<RestatementItem> restatements) {

    static RestatementsAnswer of(Measure measure, Questions.Asked asked, List<Restatement> restatements) {
        return new RestatementsAnswer(
                measure.word(),
                asked.question().from(),
                asked.question().to(),
                asked.zone(),
                asked.knownAt(),
                restatements.stream().map(RestatementItem::of).toList());
    }
}

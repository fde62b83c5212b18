package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.DeliveryMetrics;
import dev.plimsoll.metrics.Measure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of what stands behind a number and of what was left out, the latest deployment first.
 *
 * @param next the cursor of the next page; null on the last
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SamplesPage(
        String measure,
        Instant from,
        Instant to,
        String zone,
        Instant asOf,
        List<SampleItem> samples,
        @Nullable String next) {

    static SamplesPage of(Measure measure, Questions.Asked asked, DeliveryMetrics.Page page) {
        var next = page.next();
        return new SamplesPage(
                measure.word(),
                asked.question().from(),
                asked.question().to(),
                asked.zone(),
                asked.knownAt(),
                page.rows().stream().map(SampleItem::of).toList(),
                next == null ? null : SampleCursor.text(next));
    }
}

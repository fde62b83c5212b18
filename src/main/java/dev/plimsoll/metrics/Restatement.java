package dev.plimsoll.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * That a number of the past became another one because something became known later.
 *
 * @param at when it became known
 * @param because what became known, in words
 * @param was the value until then, in the unit of the measure; null where there was none
 * @param became the value from then on
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Restatement(
        Instant at,
        Measure measure,
        String because,
        @Nullable Double was,
        @Nullable Double became) {}

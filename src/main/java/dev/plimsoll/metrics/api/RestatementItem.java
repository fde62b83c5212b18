package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.Restatement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** That a number became another one; {@code was} and {@code became} in the unit of the measure. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RestatementItem(
        Instant at,
        String because,
        @Nullable Double was,
        @Nullable Double became) {

    static RestatementItem of(Restatement one) {
        return new RestatementItem(one.at(), one.because(), one.was(), one.became());
    }
}

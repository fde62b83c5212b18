package dev.plimsoll.metrics.api;

import dev.plimsoll.deployments.UnknownWord;
import dev.plimsoll.deployments.Words;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a program asks about delivery; all of it stands in the address.
 *
 * @param environment null for all environments of the tier production together
 * @param from the first instant
 * @param to the first instant after the window
 * @param days instead of {@code from}, how many days before the day of its end the window begins
 * @param bots whether commits of bots are samples; they are unless somebody says {@code false}
 * @param format of the answer; JSON where nobody says
 */
record MetricsAsk(
        @Nullable String service,
        @Nullable String team,
        @Nullable String environment,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer days,
        @Nullable Boolean bots,
        @Nullable String format) {

    /**
     * The same, if it is asked for in a format that there is.
     *
     * @throws UnknownWord if it is not
     */
    MetricsAsk in(String... formats) {
        Words.one("format", format, formats, Function.identity());
        return this;
    }
}

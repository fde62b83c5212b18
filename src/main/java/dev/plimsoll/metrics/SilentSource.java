package dev.plimsoll.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A source that says nothing though it should.
 *
 * @param source its name
 * @param since its last word
 * @param silentS how long ago that was, in seconds
 * @param usualPauseS how long the longest pause of an ordinary week was; null if it has spoken too little to say
 * @param heartbeatS how long it may be quiet at most, which counts instead; null if nobody said
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SilentSource(
        String source,
        Instant since,
        double silentS,
        @Nullable Double usualPauseS,
        @Nullable Double heartbeatS) {}

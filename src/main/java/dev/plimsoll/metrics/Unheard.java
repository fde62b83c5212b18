package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A time in which none of the sources that bring deployments said a word, though each usually does.
 *
 * @param sources those that were silent, by name
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Unheard(Instant from, Instant until, List<String> sources) {

    public Unheard {
        sources = List.copyOf(sources);
    }

    boolean overlaps(Instant begin, Instant end) {
        return from.isBefore(end) && until.isAfter(begin);
    }

    /** The part of it that lies between two instants. */
    Unheard between(Instant begin, Instant end) {
        return new Unheard(from.isBefore(begin) ? begin : from, until.isAfter(end) ? end : until, sources);
    }
}

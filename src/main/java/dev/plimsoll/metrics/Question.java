package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the measures are asked of.
 *
 * @param services by number; null for all, empty for none
 * @param environment by number; null for all environments of the tier production together
 * @param from the first instant
 * @param to the first instant after the window
 * @param asOf what was known at that instant; null for now
 * @param withBots whether commits of bots are samples
 */
public record Question(
        @Nullable List<Long> services,
        @Nullable Long environment,
        Instant from,
        Instant to,
        @Nullable Instant asOf,
        LeadTimeOf leadTimeOf,
        boolean withBots) {

    /** @throws IllegalArgumentException if the window does not begin before it ends */
    public Question {
        services = services == null ? null : List.copyOf(services);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to");
        }
    }

    public Question between(Instant from, Instant to) {
        return new Question(services, environment, from, to, asOf, leadTimeOf, withBots);
    }

    public Question of(@Nullable List<Long> services) {
        return new Question(services, environment, from, to, asOf, leadTimeOf, withBots);
    }

    public Question asOf(@Nullable Instant asOf) {
        return new Question(services, environment, from, to, asOf, leadTimeOf, withBots);
    }
}

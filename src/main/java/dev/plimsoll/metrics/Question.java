package dev.plimsoll.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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

    /**
     * The same of the window right before: of as many calendar days where this one begins with a day, which at a clock change
     * is an hour more or less, else of the same length.
     *
     * @param zone whose days are meant
     */
    public Question before(ZoneId zone) {
        var days = days(zone);
        var rest = Duration.between(from.atZone(zone).plusDays(days), to.atZone(zone));
        return between(from.atZone(zone).minusDays(days).toInstant().minus(rest), from);
    }

    private long days(ZoneId zone) {
        var first = LocalDate.ofInstant(from, zone);
        return from.equals(first.atStartOfDay(zone).toInstant())
                ? ChronoUnit.DAYS.between(first, LocalDate.ofInstant(to, zone))
                : 0;
    }

    public Question of(@Nullable List<Long> services) {
        return new Question(services, environment, from, to, asOf, leadTimeOf, withBots);
    }

    public Question asOf(@Nullable Instant asOf) {
        return new Question(services, environment, from, to, asOf, leadTimeOf, withBots);
    }
}

package dev.plimsoll.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** On how many days of each complete week something was deployed, the oldest week first. */
final class DeploymentDays {

    private static final double PER_WEEK_OF_ELITE = 5;
    private static final double DAYS_OF_ELITE = 3;
    private static final int WEEKS_OF_A_MONTH = 4;

    private final long[] perWeek;

    private DeploymentDays(long... perWeek) {
        this.perWeek = perWeek;
    }

    /** @param at when something was deployed, in milliseconds since 1970 */
    static DeploymentDays of(Window window, LongStream at) {
        var days = at.map(window::dayOf).distinct().toArray();
        return new DeploymentDays(window.completeWeeks().stream()
                .mapToLong(week -> Arrays.stream(days)
                        .filter(day -> day >= window.dayOf(week.from()) && day < window.dayOf(week.to()))
                        .count())
                .toArray());
    }

    int weeks() {
        return perWeek.length;
    }

    OptionalDouble median() {
        return Percentiles.of(perWeek).median();
    }

    /** @param deployments how many there are in a week on average */
    Measures.Banded band(@Nullable Double deployments) {
        return weeks() < Rules.WEEKS_FOR_A_BAND
                ? new Measures.Banded(null, Reason.TOO_FEW_WEEKS, Band.LABEL)
                : new Measures.Banded(among(deployments == null ? 0 : deployments), null, Band.LABEL);
    }

    private Band among(double deployments) {
        var days = median().orElse(0);
        if (deployments >= PER_WEEK_OF_ELITE && days >= DAYS_OF_ELITE) {
            return Band.ELITE;
        }
        if (days >= 1) {
            return Band.HIGH;
        }
        return Percentiles.of(perMonth()).median().orElse(0) >= 1 ? Band.MEDIUM : Band.LOW;
    }

    /** Of each four weeks, from the last ones back. */
    private long[] perMonth() {
        var rest = weeks() % WEEKS_OF_A_MONTH;
        return IntStream.range(0, weeks() / WEEKS_OF_A_MONTH)
                .map(month -> rest + month * WEEKS_OF_A_MONTH)
                .mapToLong(first ->
                        Arrays.stream(perWeek, first, first + WEEKS_OF_A_MONTH).sum())
                .toArray();
    }
}

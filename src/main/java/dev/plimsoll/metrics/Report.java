package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the page about delivery.
 *
 * @param measures of the window
 * @param before of the window before it, {@link Question#before}
 * @param weeks the weeks that the window touches, the oldest first
 * @param services a line for each service with a deployment in the window, in the order of names
 * @param teams a line for each team of these services, in the order of names; that of services without a team is last
 */
public record Report(Measures measures, Measures before, List<Week> weeks, List<Line> services, List<Line> teams) {

    /**
     * A week of the organisation's zone, from Monday on.
     *
     * @param isComplete whether it lies wholly in the window and wholly in the past
     * @param n deployments that count
     * @param failed how many changes among them failed
     */
    public record Week(Instant from, Instant to, boolean isComplete, long n, long failed) {}

    /**
     * The figures of a service or a team.
     *
     * @param name of the service or the team; null for services without a team
     * @param team of a service, its team
     * @param weeks how many deployments there were in each of the weeks
     */
    public record Line(
            @Nullable String name,
            @Nullable String team,
            long n,
            @Nullable Double perWeek,
            @Nullable Double leadTimeS,
            long samples,
            long failed,
            long of,
            @Nullable Double recoveryS,
            long recovered,
            long rework,
            List<Week> weeks) {}
}

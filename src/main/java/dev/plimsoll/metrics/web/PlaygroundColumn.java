package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.peers.OurFigures;
import dev.plimsoll.metrics.peers.PeerFigures;
import dev.plimsoll.metrics.peers.Playground;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one tool, or ours.
 *
 * @param anchor where its rules stand on the page; null for ours
 * @param leadTimeOf how many and by which statistic
 * @param failRate such as {@code 43 %}
 * @param failRateOf such as {@code 3 of 7}
 */
record PlaygroundColumn(
        String title,
        @Nullable String anchor,
        long deployments,
        String frequency,
        @Nullable String leadTime,
        String leadTimeOf,
        @Nullable String failRate,
        String failRateOf,
        @Nullable String recovery,
        String recoveryOf) {

    static PlaygroundColumn ours(OurFigures ours) {
        Measures measures = ours.measures();
        var frequency = measures.deploymentFrequency();
        var leadTime = measures.changeLeadTime();
        var failRate = measures.changeFailRate();
        var recovery = measures.failedDeploymentRecoveryTime();
        return new PlaygroundColumn(
                "Plimsoll",
                null,
                frequency.n(),
                frequency.value() == null ? "unknown" : String.format(Locale.ROOT, "%.2f a day", frequency.value()),
                duration(leadTime.valueS()),
                "median of " + leadTime.n(),
                percent(failRate.value()),
                "%d of %d".formatted(failRate.failed(), failRate.of()),
                duration(recovery.valueS()),
                "median of " + recovery.n());
    }

    static PlaygroundColumn of(Playground.Opinion opinion) {
        var figures = opinion.figures();
        var rate = figures.failRate();
        return new PlaygroundColumn(
                opinion.peer().title(),
                anchor(opinion),
                figures.counted().size(),
                figures.frequency(),
                duration(figures.leadTime().seconds()),
                of(figures.leadTime()),
                percent(rate.value()),
                "%d of %d".formatted(rate.faults().size(), rate.among().size()),
                duration(figures.recovery().seconds()),
                of(figures.recovery()));
    }

    static String anchor(Playground.Opinion opinion) {
        return opinion.peer().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(PeerFigures.Time time) {
        return "%s of %d".formatted(time.statistic(), time.n());
    }

    static @Nullable String duration(@Nullable Double seconds) {
        return seconds == null ? null : Amount.length(seconds);
    }

    private static @Nullable String percent(@Nullable Double share) {
        return share == null ? null : Amount.share(share);
    }
}

package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.web.MeasureView.Fact;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is to be known of a measure beside its value. */
final class Facts {

    private Facts() {}

    static List<Fact> of(Measure measure, Measures all) {
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY -> frequency(all.deploymentFrequency());
            case CHANGE_LEAD_TIME -> leadTime(all.changeLeadTime());
            case CHANGE_FAIL_RATE -> failRate(all.changeFailRate());
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> recovery(all.failedDeploymentRecoveryTime());
            case REWORK_RATE -> rework(all.reworkRate());
        };
    }

    private static List<Fact> frequency(Measures.Frequency f) {
        return List.of(
                new Fact("Deployments", String.valueOf(f.n())),
                new Fact("Days watched", Amount.number(f.days())),
                new Fact("Days without a word, not counted", Amount.number(f.daysUnheard())),
                new Fact("Per week", f.perWeek() == null ? "–" : Amount.number(f.perWeek())),
                new Fact(
                        "Days with a deployment, median of %s"
                                .formatted(Figures.plural(f.completeWeeks(), "whole week")),
                        f.medianDaysPerWeek() == null ? "–" : Amount.number(f.medianDaysPerWeek())),
                new Fact("Band (%s)".formatted(f.band().label()), band(f.band())),
                new Fact("Between two, median", Amount.length(f.medianBetweenS())),
                new Fact("Roll-outs", String.valueOf(f.rollouts())),
                new Fact("Redeployed what ran, not counted", String.valueOf(f.redeploys())));
    }

    private static String band(Measures.Banded band) {
        return band.value() != null
                ? band.value().title()
                : Objects.requireNonNull(band.reason()).words(Measure.DEPLOYMENT_FREQUENCY);
    }

    private static List<Fact> leadTime(Measures.LeadTime l) {
        return List.of(
                new Fact("Median", Amount.length(l.valueS())),
                new Fact("3 in 4 within", Amount.length(l.p75S())),
                new Fact("9 in 10 within", Amount.length(l.p90S())),
                new Fact("Samples", String.valueOf(l.n())),
                new Fact("Left out", String.valueOf(l.leftOut())));
    }

    private static List<Fact> failRate(Measures.FailRate f) {
        return List.of(
                new Fact("Failed", "%d of %d".formatted(f.failed(), f.of())),
                new Fact("Likely between (95 %)", between(f.low(), f.high())),
                new Fact("May still turn out to have failed", String.valueOf(f.maturing())));
    }

    private static String between(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null ? "–" : "%s and %s".formatted(Amount.share(low), Amount.share(high));
    }

    private static List<Fact> recovery(Measures.Recovery r) {
        return List.of(
                new Fact("Median of those that recovered", Amount.length(r.valueS())),
                new Fact("Kaplan-Meier median, open ones with them", Amount.length(r.kaplanMeierS())),
                new Fact("3 in 4 within", Amount.length(r.p75S())),
                new Fact("9 in 10 within", Amount.length(r.p90S())),
                new Fact("Longest", Amount.length(r.longestS())),
                new Fact("Recovered", String.valueOf(r.n())),
                new Fact(
                        "Open",
                        r.open()
                                + (r.oldestOpenS() == null
                                        ? ""
                                        : ", the oldest for " + Amount.length(r.oldestOpenS()))),
                new Fact(
                        "To notice, to act, to restore (means)",
                        "%s, %s, %s"
                                .formatted(
                                        Amount.length(r.partsS().detect()),
                                        Amount.length(r.partsS().act()),
                                        Amount.length(r.partsS().restore()))));
    }

    private static List<Fact> rework(Measures.Rework r) {
        var interval = r.of() == 0 ? null : Interval.ofShare(r.part(), r.of());
        return List.of(
                new Fact("Unplanned", "%d of %d".formatted(r.part(), r.of())),
                new Fact("Likely between (95 %)", interval == null ? "–" : between(interval.low(), interval.high())));
    }
}

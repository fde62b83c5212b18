package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Measure;
import dev.plimsoll.metrics.Measures;
import dev.plimsoll.metrics.Reason;
import dev.plimsoll.metrics.Rules;
import dev.plimsoll.metrics.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws the five figures of a window. */
final class Figures {

    /** How far two values may differ and still be about the same, as a share of the former. */
    private static final double ABOUT = 0.05;

    private static final String OVERLAP = "the two windows differ by no more than chance would";
    private static final String FEW = "too few rows to compare";

    private final Measures now;
    private final Measures was;
    private final Map<Measure, List<Target>> targets;

    private Figures(Measures now, Measures was, Map<Measure, List<Target>> targets) {
        this.now = now;
        this.was = was;
        this.targets = targets;
    }

    static List<Figure> of(Measures now, Measures was, Map<Measure, List<Target>> targets) {
        return Arrays.stream(Measure.values())
                .map(measure -> of(measure, now, was, targets))
                .toList();
    }

    static Figure of(Measure measure, Measures now, Measures was, Map<Measure, List<Target>> targets) {
        var figures = new Figures(now, was, targets);
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY -> figures.frequency();
            case CHANGE_LEAD_TIME -> figures.leadTime();
            case CHANGE_FAIL_RATE -> figures.failRate();
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> figures.recovery();
            case REWORK_RATE -> figures.rework();
        };
    }

    private Figure frequency() {
        var measure = Measure.DEPLOYMENT_FREQUENCY;
        var f = now.deploymentFrequency();
        var value = f.value();
        if (value == null) {
            return none(measure, f.reason(), was.deploymentFrequency().value());
        }
        var isFew = f.n() < Rules.ENOUGH_FOR_A_RATE;
        var before = was.deploymentFrequency();
        var days = plural((long) Math.ceil(f.days()), "day");
        var more = f.redeploys() > 0 ? ", %d redeployed what ran".formatted(f.redeploys()) : "";
        return new Figure(
                measure,
                isFew ? List.of(new Amount.Part(String.valueOf(f.n()), "in " + days)) : Amount.parts(measure, value),
                "",
                "%s in %s".formatted(plural(f.n(), "deployment"), days),
                more,
                verdict(
                        measure,
                        value,
                        before.value(),
                        Interval.ofCount(f.n(), Math.max(f.days(), 0.1)),
                        Interval.ofCount(before.n(), Math.max(before.days(), 0.1)),
                        Math.max(f.n(), before.n())),
                f.n() == 0 ? Reason.NO_DEPLOYMENTS.words(measure) : null,
                null,
                ladder(measure, value, before.value()));
    }

    private Figure leadTime() {
        var measure = Measure.CHANGE_LEAD_TIME;
        var l = now.changeLeadTime();
        var value = l.valueS();
        var before = was.changeLeadTime();
        if (value == null) {
            return none(measure, l.reason(), before.valueS());
        }
        return new Figure(
                measure,
                Amount.parts(measure, value),
                "median of ",
                plural(l.n(), noun(l)),
                l.p90S() == null ? "" : ", 9 in 10 within " + Amount.length(l.p90S()),
                verdict(
                        measure,
                        value,
                        before.valueS(),
                        Interval.ofMedian(value, l.p75S(), l.n()),
                        before.valueS() == null ? null : Interval.ofMedian(before.valueS(), before.p75S(), before.n()),
                        Math.min(l.n(), before.n())),
                null,
                null,
                ladder(measure, value, before.valueS()));
    }

    private static String noun(Measures.LeadTime lead) {
        return lead.of() == dev.plimsoll.metrics.LeadTimeOf.COMMIT ? "commit" : "change request";
    }

    private Figure failRate() {
        var measure = Measure.CHANGE_FAIL_RATE;
        var f = now.changeFailRate();
        var value = f.value();
        var before = was.changeFailRate();
        if (value == null) {
            return none(measure, f.reason(), before.value());
        }
        return new Figure(
                measure,
                rate(measure, value, f.failed(), f.of()),
                "",
                "%d of %d".formatted(f.failed(), f.of()),
                " failed" + (f.maturing() > 0 ? ", %d may still".formatted(f.maturing()) : ""),
                verdict(
                        measure,
                        value,
                        before.value(),
                        Interval.ofShare(f.failed(), Math.max(f.of(), 1)),
                        before.of() == 0 ? null : Interval.ofShare(before.failed(), before.of()),
                        Math.min(f.of(), before.of())),
                f.isByRollbacksOnly() ? "rollbacks only" : null,
                f.isByRollbacksOnly() ? Reasons.INCIDENTS : null,
                ladder(measure, value, before.value()));
    }

    private Figure recovery() {
        var measure = Measure.FAILED_DEPLOYMENT_RECOVERY_TIME;
        var r = now.failedDeploymentRecoveryTime();
        var value = r.valueS();
        var before = was.failedDeploymentRecoveryTime();
        if (value == null) {
            var none = none(measure, r.reason(), before.valueS());
            return r.open() == 0
                    ? none
                    : new Figure(
                            measure,
                            List.of(),
                            "",
                            "%d open".formatted(r.open()),
                            oldest(r),
                            null,
                            none.why(),
                            null,
                            none.ladder());
        }
        return new Figure(
                measure,
                Amount.parts(measure, value),
                "median of ",
                String.valueOf(r.n()),
                (r.longestS() == null ? "" : ", longest " + Amount.length(r.longestS()))
                        + (r.open() > 0 ? "; %d open%s".formatted(r.open(), oldest(r)) : ""),
                verdict(
                        measure,
                        value,
                        before.valueS(),
                        Interval.ofMedian(value, r.p75S(), r.n()),
                        before.valueS() == null ? null : Interval.ofMedian(before.valueS(), before.p75S(), before.n()),
                        Math.min(r.n(), before.n())),
                null,
                null,
                ladder(measure, value, before.valueS()));
    }

    private static String oldest(Measures.Recovery r) {
        return r.oldestOpenS() == null ? "" : ", the oldest for " + Amount.length(r.oldestOpenS());
    }

    private Figure rework() {
        var measure = Measure.REWORK_RATE;
        var r = now.reworkRate();
        var value = r.value();
        var before = was.reworkRate();
        if (value == null) {
            return none(measure, r.reason(), before.value());
        }
        return new Figure(
                measure,
                rate(measure, value, r.part(), r.of()),
                "",
                "%d of %d".formatted(r.part(), r.of()),
                r.part() == 1 ? " was an unplanned fix" : " unplanned fixes",
                verdict(
                        measure,
                        value,
                        before.value(),
                        Interval.ofShare(r.part(), Math.max(r.of(), 1)),
                        before.of() == 0 ? null : Interval.ofShare(before.part(), before.of()),
                        Math.min(r.of(), before.of())),
                null,
                null,
                ladder(measure, value, before.value()));
    }

    /** Few deployments make large percentages: the count says more. */
    private static List<Amount.Part> rate(Measure measure, double value, long part, long of) {
        return of < Rules.ENOUGH_FOR_A_RATE
                ? List.of(new Amount.Part(String.valueOf(part), "of " + of))
                : Amount.parts(measure, value);
    }

    private Figure none(Measure measure, @Nullable Reason reason, @Nullable Double before) {
        var why = reason == null ? Reason.NO_DEPLOYMENTS : reason;
        return new Figure(
                measure,
                List.of(),
                "",
                "",
                "",
                null,
                why.words(measure),
                Reasons.fix(why),
                ladder(measure, null, before));
    }

    private Ladder ladder(Measure measure, @Nullable Double value, @Nullable Double before) {
        return Ladder.of(measure, value, before, targets.getOrDefault(measure, List.of()));
    }

    private static Verdict verdict(
            Measure measure,
            double value,
            @Nullable Double before,
            Interval interval,
            @Nullable Interval former,
            long n) {
        if (before == null || former == null) {
            return Verdict.alone();
        }
        var text = Amount.text(measure, before);
        if (n < Rules.ENOUGH_TO_COMPARE) {
            return Verdict.unsure(text, FEW);
        }
        if (Math.abs(value - before) <= ABOUT * before) {
            return Verdict.same(text);
        }
        if (interval.overlaps(former)) {
            return Verdict.unsure(text, OVERLAP);
        }
        return (value > before) == measure.moreIsBetter() ? Verdict.better(text) : Verdict.worse(text);
    }

    static String plural(long n, String noun) {
        return n == 1 ? "1 " + noun : "%,d %ss".formatted(n, noun);
    }
}

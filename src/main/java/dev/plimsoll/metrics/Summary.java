package dev.plimsoll.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measure in a few words, for where there is no room for a page.
 *
 * @param value with its unit; where few deployments stand behind a rate, their count instead; null for none
 * @param count what stands behind the value; empty where it is a count already
 * @param reason why there is no value, if there is none
 */
public record Summary(
        Measure measure,
        @Nullable String value,
        String count,
        @Nullable Reason reason) {

    /** All five, in the order of the page. */
    public static List<Summary> all(Measures measures) {
        return Arrays.stream(Measure.values())
                .map(measure -> of(measure, measures))
                .toList();
    }

    public static Summary of(Measure measure, Measures measures) {
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY -> frequency(measures.deploymentFrequency());
            case CHANGE_LEAD_TIME -> leadTime(measures.changeLeadTime());
            case CHANGE_FAIL_RATE -> failRate(measures.changeFailRate());
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> recovery(measures.failedDeploymentRecoveryTime());
            case REWORK_RATE -> rework(measures.reworkRate());
        };
    }

    /** Such as {@code 4.6 % (2 of 43)}, or why there is no value. */
    public String words() {
        if (value == null) {
            return Objects.requireNonNull(reason).words(measure);
        }
        return count.isEmpty() ? value : "%s (%s)".formatted(value, count);
    }

    private static Summary frequency(Measures.Frequency f) {
        var measure = Measure.DEPLOYMENT_FREQUENCY;
        if (f.value() == null) {
            return none(measure, f.reason());
        }
        return f.n() < Rules.ENOUGH_FOR_A_RATE
                ? new Summary(measure, "%d in %s".formatted(f.n(), plural((long) Math.ceil(f.days()), "day")), "", null)
                : new Summary(measure, Amount.text(measure, f.value()), plural(f.n(), "deployment"), null);
    }

    private static Summary leadTime(Measures.LeadTime l) {
        var measure = Measure.CHANGE_LEAD_TIME;
        var noun = l.of() == LeadTimeOf.COMMIT ? "commit" : "change request";
        return l.valueS() == null
                ? none(measure, l.reason())
                : new Summary(measure, Amount.text(measure, l.valueS()), "median of " + plural(l.n(), noun), null);
    }

    private static Summary failRate(Measures.FailRate f) {
        return f.value() == null
                ? none(Measure.CHANGE_FAIL_RATE, f.reason())
                : rate(Measure.CHANGE_FAIL_RATE, f.value(), f.failed(), f.of());
    }

    private static Summary recovery(Measures.Recovery r) {
        var measure = Measure.FAILED_DEPLOYMENT_RECOVERY_TIME;
        if (r.valueS() == null) {
            return none(measure, r.reason());
        }
        var open = r.open() == 0 ? "" : "; %d open".formatted(r.open());
        return new Summary(measure, Amount.text(measure, r.valueS()), "median of %d%s".formatted(r.n(), open), null);
    }

    private static Summary rework(Measures.Rework r) {
        return r.value() == null
                ? none(Measure.REWORK_RATE, r.reason())
                : rate(Measure.REWORK_RATE, r.value(), r.part(), r.of());
    }

    private static Summary rate(Measure measure, double value, long part, long of) {
        var count = "%d of %d".formatted(part, of);
        return of < Rules.ENOUGH_FOR_A_RATE
                ? new Summary(measure, count, "", null)
                : new Summary(measure, Amount.text(measure, value), count, null);
    }

    private static Summary none(Measure measure, @Nullable Reason reason) {
        return new Summary(measure, null, "", Objects.requireNonNullElse(reason, Reason.NO_DEPLOYMENTS));
    }

    private static String plural(long n, String noun) {
        return n == 1 ? "1 " + noun : "%d %ss".formatted(n, noun);
    }
}

package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The five measures of one window. Each has a value or a reason why not, and how many rows stand behind it. Durations are
 * in seconds, rates are shares of one.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Measures(
        Frequency deploymentFrequency,
        LeadTime changeLeadTime,
        FailRate changeFailRate,
        Recovery failedDeploymentRecoveryTime,
        Rework reworkRate,
        Observed observed) {

    /**
     * @param value deployments a day; 0 where none ended in a window that was watched
     * @param n how many
     * @param days calendar days that were watched, with fractions at the ends
     * @param redeploys how many more only repeated what ran: not counted
     * @param rollouts in how many roll-outs they went, those of one pipeline together
     * @param medianDaysPerWeek the median number of days with a deployment over complete weeks; null without one
     * @param completeWeeks how many of them there are
     * @param band among the groups of surveys
     * @param medianBetweenS the median time between two deployments that follow each other; null below two
     * @param daysUnheard how many more days there are in which no source said a word that brings these deployments
     * @param unheard which these are, the earliest first
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Frequency(
            @Nullable Double value,
            String unit,
            @Nullable Double perWeek,
            long n,
            @Nullable Reason reason,
            double days,
            long redeploys,
            long rollouts,
            @Nullable Double medianDaysPerWeek,
            int completeWeeks,
            Banded band,
            @Nullable Double medianBetweenS,
            double daysUnheard,
            List<Unheard> unheard) {}

    /**
     * @param value null below {@link Rules#WEEKS_FOR_A_BAND} complete weeks
     * @param label what has to be said of it
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Banded(@Nullable Band value, @Nullable Reason reason, String label) {}

    /**
     * @param valueS the median
     * @param stagesS what each stage contributes to the mean of all samples: together they are that mean
     * @param of what the samples are
     * @param leftOut how many rows were no samples
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record LeadTime(
            @Nullable Double valueS,
            @Nullable Double p75S,
            @Nullable Double p90S,
            long n,
            @Nullable Reason reason,
            Stages stagesS,
            LeadTimeOf of,
            long leftOut) {}

    /** The six stages in order; null where no sample knows it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Stages(
            @Nullable Double coding,
            @Nullable Double pickup,
            @Nullable Double review,
            @Nullable Double releaseWait,
            @Nullable Double approvalWait,
            @Nullable Double rollout) {}

    /**
     * @param value the share that failed
     * @param failed how many of {@code of}
     * @param of changes that ended in the window, by the time of their end
     * @param maturing how many of them are young enough that they may still turn out to have failed
     * @param low the lower end of the 95 % interval (Wilson); null without a value
     * @param high its upper end
     * @param isByRollbacksOnly whether nobody tells of incidents, so that only what was rolled back is known to have failed
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record FailRate(
            @Nullable Double value,
            long failed,
            long of,
            long maturing,
            @Nullable Reason reason,
            @Nullable Double low,
            @Nullable Double high,
            boolean isByRollbacksOnly) {}

    /**
     * @param valueS the median of those that recovered
     * @param n how many recovered
     * @param open how many failed and did not recover yet
     * @param oldestOpenS how long the oldest of these has lasted
     * @param kaplanMeierS the median that does not drop the open ones; null where more than half are open
     * @param partsS the mean of each part
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Recovery(
            @Nullable Double valueS,
            @Nullable Double p75S,
            @Nullable Double p90S,
            @Nullable Double longestS,
            long n,
            long open,
            @Nullable Double oldestOpenS,
            @Nullable Double kaplanMeierS,
            @Nullable Reason reason,
            Parts partsS) {}

    /** From the failing deployment to the first notice, to the first act, to the end; null where nobody knows. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Parts(
            @Nullable Double detect,
            @Nullable Double act,
            @Nullable Double restore) {}

    /**
     * @param value the share that was rolled back or mended something
     * @param part how many of {@code of}
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Rework(
            @Nullable Double value,
            long part,
            long of,
            @Nullable Reason reason) {}

    /**
     * What the numbers rest on.
     *
     * @param firstAt when the first deployment of these services ended; null if none is known
     * @param excluded how many deployments people left out
     * @param withoutCommits how many changes no commit is known of
     * @param attempts how many deployments ended in the window, well or not
     * @param failedAttempts how many of them failed before they took effect
     * @param settling how much of what was reported is not counted yet; 0 as a rule
     * @param hasIncidentSource whether somebody tells of incidents
     * @param silent which sources say nothing though they should
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Observed(
            @Nullable Instant firstAt,
            long excluded,
            long withoutCommits,
            long attempts,
            long failedAttempts,
            long settling,
            boolean hasIncidentSource,
            List<SilentSource> silent) {}
}

package dev.plimsoll.metrics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One of the rows that stand behind a number, or beside it.
 *
 * @param number our number of the deployment
 * @param deployment what its sender calls it
 * @param environment where it went first
 * @param kind how it counts: {@code baseline, change, config, flag, rollback, re_release, redeploy} or, of a change without a
 *     new commit after a rollback, {@code redeploy_of_withdrawn}
 * @param isCounted whether it is part of the number
 * @param countedBecause why it is, or why not, in words
 * @param valueS for a lead time and a recovery, its length; null for what has none
 * @param failed whether it failed: {@code true, false} or {@code maturing}; null for what cannot
 * @param incidents the keys of those that are laid at its door
 * @param what of a failed one what went wrong, in words
 * @param restoredAt when what it broke was mended; null while it is not, and for what did not fail
 * @param sample of a lead time what it is the time of
 * @param mark what people said of it
 * @param isRework whether it rolled something back or mended it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Row(
        long number,
        String deployment,
        String service,
        String environment,
        @Nullable String sha,
        Instant startedAt,
        Instant finishedAt,
        String kind,
        boolean isCounted,
        String countedBecause,
        @Nullable Double valueS,
        @Nullable String failed,
        List<String> incidents,
        @Nullable String what,
        @Nullable Instant restoredAt,
        @Nullable Sample sample,
        @Nullable Mark mark,
        boolean isRework) {

    public Row {
        incidents = List.copyOf(incidents);
    }

    /**
     * A commit or a change request that first arrived with the deployment.
     *
     * @param commit null for a change request
     * @param change the number of the change request; null if none is known
     * @param title one line about it
     * @param beganBy from which of its times on: {@code authored, opened, committed, original} or {@code picked}
     * @param leftOut why it is no sample; null if it is one
     * @param flags what is unusual about it
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Sample(
            String repository,
            @Nullable String commit,
            @Nullable Long change,
            @Nullable String title,
            @Nullable Instant beganAt,
            @Nullable String beganBy,
            Measures.Stages stagesS,
            @Nullable Double approvalToMergeS,
            @Nullable String leftOut,
            List<String> flags) {

        public Sample {
            flags = List.copyOf(flags);
        }
    }

    /** @param word {@code excluded, failed} or {@code not_failed} */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Mark(String word, String because, String by, Instant at) {}
}

package dev.plimsoll.metrics.api;

import dev.plimsoll.metrics.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A row behind a number, or beside it.
 *
 * @param deployment what its sender calls it
 * @param counted whether it is part of the number
 * @param countedBecause why it is, or why not, in words
 * @param valueS its length where the measure is a time
 * @param failed {@code true, false} or {@code "maturing"}; null for what cannot fail
 * @param rework whether it rolled something back or mended it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record SampleItem(
        long number,
        String deployment,
        String service,
        String environment,
        @Nullable String sha,
        Instant startedAt,
        Instant finishedAt,
        String kind,
        boolean counted,
        String countedBecause,
        @Nullable Double valueS,
        @Nullable Object failed,
        List<String> incidents,
        @Nullable String what,
        @Nullable Instant restoredAt,
        Row.@Nullable Sample sample,
        Row.@Nullable Mark mark,
        boolean rework) {

    static SampleItem of(Row row) {
        return new SampleItem(
                row.number(),
                row.deployment(),
                row.service(),
                row.environment(),
                row.sha(),
                row.startedAt(),
                row.finishedAt(),
                row.kind(),
                row.isCounted(),
                row.countedBecause(),
                row.valueS(),
                failed(row.failed()),
                row.incidents(),
                row.what(),
                row.restoredAt(),
                row.sample(),
                row.mark(),
                row.isRework());
    }

    /** As {@code /api/v1/deployments} has it: a truth where it is one. */
    private static @Nullable Object failed(@Nullable String word) {
        return "true".equals(word) || "false".equals(word) ? Boolean.valueOf(word) : word;
    }
}

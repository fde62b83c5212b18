package dev.plimsoll.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source on the Sources page.
 *
 * @param title the name that people use for its kind
 * @param outcomes what became of its deliveries of the last 24 hours
 */
record SourceCard(
        SourceRow source,
        String title,
        List<OutcomeCount> outcomes,
        @Nullable Rejected rejected) {

    public long deliveries() {
        return outcomes.stream().mapToLong(OutcomeCount::count).sum();
    }
}

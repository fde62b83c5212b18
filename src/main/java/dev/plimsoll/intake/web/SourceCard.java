package dev.plimsoll.intake.web;

import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Hearing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source on the Sources page.
 *
 * @param title the name that people use for its kind
 * @param proof how its deliveries prove who sent them
 * @param outcomes what became of its deliveries of the last 24 hours
 * @param hearing when it was heard; null for the demo
 * @param exposures the credentials it sent that may still open something; null if there are none
 */
record SourceCard(
        SourceRow source,
        String title,
        Guide.Proof proof,
        @Nullable Hearing hearing,
        List<OutcomeCount> outcomes,
        @Nullable Rejected rejected,
        @Nullable OpenExposures exposures) {

    public long deliveries() {
        return outcomes.stream().mapToLong(OutcomeCount::count).sum();
    }
}

package dev.plimsoll.deployments.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that was said of a deployment, and the delivery that said it. */
record ReportLine(
        String state,
        Instant occurredAt,
        boolean skewed,
        @Nullable Long deliveryId) {

    public StateMark mark() {
        return StateMark.of(state);
    }
}

package dev.plimsoll.gates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of the deployments to an environment came through its gate.
 *
 * @param deployments that took effect
 * @param gated those for which a request was used: for the same artifact, or the same commit where no artifact is named
 */
public record Coverage(long environmentId, String environment, long deployments, long gated) {

    /** In whole per cent, rounded down so that only all are 100; null where nothing was deployed. */
    public @Nullable Integer percent() {
        return deployments == 0 ? null : (int) (100 * gated / deployments);
    }

    /** A deployment that no gate let pass. */
    public record Ungated(
            long deploymentId,
            String service,
            String environment,
            @Nullable String sha,
            Instant at,
            @Nullable String actor) {}

    /** What was found out, and the newest deployments that came past the gates. */
    public record Report(Instant since, List<Coverage> environments, List<Ungated> ungated) {}
}

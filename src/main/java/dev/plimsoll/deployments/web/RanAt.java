package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What ran in a lane at an instant.
 *
 * @param belief null if nothing is known to have run there yet
 */
record RanAt(
        TimelineLane lane,
        @Nullable TimelineBelief belief,
        @Nullable Basis basis,
        Instant at) {

    /** The newest first: what changed last is what one looks for. */
    static final Comparator<RanAt> NEWEST_FIRST = Comparator.comparing(
                    RanAt::since, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .reversed();

    static RanAt of(TimelineLane lane, @Nullable TimelineBelief belief, @Nullable Instant seen, Instant at) {
        return belief == null || belief.isEnded()
                ? new RanAt(lane, belief, null, at)
                : new RanAt(
                        lane,
                        belief,
                        Basis.of(belief.basis().equals("observed"), belief.deploymentId(), belief.beganAt(), seen, at),
                        at);
    }

    public @Nullable Instant since() {
        return belief == null ? null : belief.beganAt();
    }

    /** How old it was. */
    public @Nullable Duration age() {
        return belief == null ? null : Duration.between(belief.beganAt(), at);
    }

    public boolean isRunning() {
        return belief != null && !belief.isEnded();
    }

    public String shown() {
        return belief == null ? "" : belief.shown();
    }

    /** What stands beside the version: a part only, or a share of the traffic. */
    public String more() {
        return belief != null && belief.isMixed() ? " on a part" : "";
    }

    public @Nullable String sha() {
        return belief == null ? null : belief.sha();
    }

    public @Nullable Long deployment() {
        return belief == null ? null : belief.deploymentId();
    }

    /** How it is known, in a word of the pages. */
    public String known() {
        return basis == null
                ? ""
                : switch (basis.word()) {
                    case "confirmed" -> "verified";
                    case "observed" -> "seen";
                    default -> "reported";
                };
    }
}
